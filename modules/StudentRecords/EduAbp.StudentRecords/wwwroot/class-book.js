// What the class book's pages share: print, and filters that act at once.
document.addEventListener('click', event => { if (event.target.closest('[data-print]')) print(); });
document.addEventListener('change', event => { if (event.target.matches('select[data-go]')) event.target.form.requestSubmit(); });
