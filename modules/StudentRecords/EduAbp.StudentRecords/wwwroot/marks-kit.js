// What the files of the gradebook have in common.
export const format = (text, ...values) => text.replace(/\{(\d)\}/g, (_, place) => values[place] ?? '');
export const clock = time => new Date(time).toLocaleTimeString('vi-VN', { hour: 'numeric', minute: '2-digit' });
export const make = (tag, properties = {}, ...children) => { const made = Object.assign(document.createElement(tag), properties); made.append(...children); return made; };
