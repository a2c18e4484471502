// All rows come in or none: while a wrong row is not left out, the button waits and says why.
const bar = document.querySelector('.import-bar');
const blocked = bar?.querySelector('[data-blocked]');
if (blocked) {
  const wrong = [...document.querySelectorAll('input[data-wrong]')];
  const act = bar.querySelector('[data-import]');
  const all = blocked.querySelector('[data-skip-all]');
  blocked.id = 'import-blocked';
  act.setAttribute('aria-describedby', blocked.id);
  all.hidden = false;
  const show = () => {
    const waits = wrong.some(box => !box.checked);
    act.disabled = waits;
    blocked.hidden = !waits;
    bar.querySelector('[data-atomic]').hidden = waits;
  };
  all.addEventListener('click', () => { wrong.forEach(box => { box.checked = true; }); show(); act.focus(); });
  wrong.forEach(box => box.addEventListener('change', show));
  show();
}
