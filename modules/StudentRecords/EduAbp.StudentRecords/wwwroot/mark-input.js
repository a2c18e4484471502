// Reading what is typed, for the answer at the cell; the server reads it again and has the last word.
const NUMERIC = new Set(['Score', 'WholeScore', 'WholeScoreFromOne']);
const LETTERS = {
  Remark: ['CĐ', 'Đ'], QualityOf2014: ['CĐ', 'Đ'], Primary: ['C', 'H', 'T'], PrimaryOf2014: ['C', 'H'], Quality: ['C', 'Đ', 'T'],
};
const PROBLEM = { Remark: 'NotARemark', QualityOf2014: 'NotAQualityLevel', Quality: 'NotAQualityLevel', Primary: 'NotAPrimaryLevel', PrimaryOf2014: 'NotAPrimaryLevel' };
const WORDS = {
  'D': 'Đ', 'Ð': 'Đ', 'ĐẠT': 'Đ', 'CD': 'CĐ', 'CÐ': 'CĐ', 'CHƯA ĐẠT': 'CĐ', 'HT': 'H', 'HTT': 'T', 'CHT': 'C', 'HOÀN THÀNH': 'H', 'HOÀN THÀNH TỐT': 'T',
  'CHƯA HOÀN THÀNH': 'C', 'TỐT': 'T', 'CCG': 'C', 'CẦN CỐ GẮNG': 'C',
};

export const isNumeric = scale => NUMERIC.has(scale);

/** { text } as the book shows it, or { problem }; the text is empty for an empty cell. */
export function read(scale, raw, typed = false) {
  const said = raw.normalize('NFC').trim();
  if (!said) return { text: '' };
  if (!isNumeric(scale)) {
    const upper = said.toLocaleUpperCase('vi');
    const letters = WORDS[upper] ?? upper;
    return LETTERS[scale].includes(letters) ? { text: letters } : { problem: PROBLEM[scale] };
  }

  let number;
  if (typed && scale === 'Score' && /^\d{2,3}$/.test(said)) number = said === '10' ? 10 : +said / 10;
  else if (/^\d{1,4}[-/][0-9a-z]{1,3}([-/]\d{2,4})?( .*)?$/i.test(said)) return { problem: 'LooksLikeADate' };
  else if (!/^[-−]?\d+([.,]\d+)?$/.test(said)) return { problem: 'NotANumber' };
  else number = +said.replace(',', '.').replace('−', '-');
  const near = Math.round(number * 10) / 10;
  if (Math.abs(number - near) < 1e-6) number = near;
  if (number < 0 || number > 10 || (scale === 'WholeScoreFromOne' && number < 1)) return { problem: 'OutOfRange' };
  if (scale !== 'Score') return Number.isInteger(number) ? { text: String(number) } : { problem: 'MustBeWhole' };
  return number === near ? { text: number.toFixed(1).replace('.', ',') } : { problem: 'TooManyDecimals' };
}

/**
 * One more key of a mark. `full` means that nothing can follow, so the next cell is next; `spill` is a key that belongs
 * there already: after 10, which might have become 100.
 */
export function press(scale, before, key) {
  const said = before + (key === '.' ? ',' : key);
  if (scale === 'Score') {
    if (before === '10' && key !== '0' && /\d/.test(key)) return { said: before, full: true, spill: key };
    if (!/^\d{0,3}(,\d?)?$/.test(said) || said === ',') return null;
    const full = said === '100' || (/^\d\d$/.test(said) && said !== '10') || /,\d$/.test(said);
    return { said, full };
  }

  if (isNumeric(scale)) {
    if (before === '1' && key !== '0' && /\d/.test(key)) return { said: before, full: true, spill: key };
    if (!/^\d{1,2}$/.test(said)) return null;
    return { said, full: said !== '1' };
  }

  // Numbers alone must do here too: the rank of the level. A letter may be the first half of another one.
  const letters = LETTERS[scale];
  if (!before && /^\d$/.test(key)) return letters[+key] ? { said: letters[+key], full: true } : null;
  const upper = said.toLocaleUpperCase('vi').replace('Ð', 'Đ');
  if (!/^[\p{L}]{1,2}$/u.test(upper)) return null;
  return { said: upper, full: scale.startsWith('Primary') && letters.includes(upper) };
}
