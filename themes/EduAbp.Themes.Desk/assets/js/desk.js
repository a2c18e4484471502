import 'bootstrap/js/dist/collapse';
import 'bootstrap/js/dist/dropdown';
import 'bootstrap/js/dist/tab';
import './char-count.js';
import './confirm-action.js';
import './find-everything.js';
import './go-back.js';
import './select-rows.js';
import './sign-out-guard.js';
import './toast-note.js';
import './unsaved-guard.js';

// After a refused form the summary is where reading goes on.
document.querySelector('.error-summary')?.focus();
