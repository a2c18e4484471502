// <article-editor> round the form of an article: a rich text in place of its textarea, saving by itself, a copy on this
// machine while the line is down, uploads by paste and drop. Without script the form still posts.
import { Editor } from '@tiptap/core';
import { captionText, extensions } from './schema.js';
import { clean } from './paste.js';
import * as drafts from './drafts.js';
import { upload } from './upload.js';

const SAVE_AFTER = 2000;
const KEEP_AFTER = 300;
const RETRY_AFTER = 15000;

customElements.define('article-editor', class extends HTMLElement {
  #editor;
  #form;
  #body;
  #texts;
  #saveTimer = 0;
  #keepTimer = 0;
  #saving = null;
  #dirty = false;
  #stopped = false;
  #typed = 0;

  connectedCallback() {
    this.#form = this.querySelector('form');
    this.#body = this.#field('Body');
    this.#texts = JSON.parse(this.dataset.texts);
    this.#startEditor();
    this.#startTools();
    this.#startPicker();
    this.#form.addEventListener('input', event => { if (!event.target.closest('[data-not-saved]')) this.#changed(); });
    this.#form.addEventListener('change', event => { if (!event.target.closest('[data-not-saved]')) this.#changed(); });
    this.#form.addEventListener('submit', event => this.#submitting(event));
    addEventListener('keydown', this.#onKey);
    addEventListener('online', this.#onOnline);
    addEventListener('beforeunload', this.#onLeave);
    this.addEventListener('click', event => {
      if (event.target.closest('a[href="#Input_Body"]')) { event.preventDefault(); this.#editor.commands.focus(); }
    });
    this.#offerDraft();
    this.#counts();
  }

  disconnectedCallback() {
    removeEventListener('keydown', this.#onKey);
    removeEventListener('online', this.#onOnline);
    removeEventListener('beforeunload', this.#onLeave);
    this.#editor?.destroy();
  }

  #field(name) { return this.#form.elements.namedItem(`Input.${name}`); }
  #one(selector) { return this.querySelector(selector); }
  get #token() { return this.#form.elements.namedItem('__RequestVerificationToken').value; }
  get #id() { return this.#field('Id').value; }

  // ---- the text

  #startEditor() {
    const place = this.#one('[data-editor]');
    this.#editor = new Editor({
      element: place,
      injectCSS: false,
      content: this.#body.value,
      extensions: extensions({ placeholder: this.#texts.placeholder }),
      editorProps: {
        attributes: { class: 'doc', role: 'textbox', 'aria-multiline': 'true', 'aria-label': this.#texts.body, id: 'Input_Body_Editor' },
        transformPastedHTML: html => this.#cleanPaste(html),
        handlePaste: (_, event) => this.#files(event.clipboardData, event),
        handleDrop: (view, event, __, moved) => {
          if (moved) return false;
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
          return this.#files(event.dataTransfer, event, at);
        },
      },
      onUpdate: () => {
        this.#body.value = this.#editor.isEmpty ? '' : this.#editor.getHTML();
        this.#changed();
        this.#counts();
      },
      onTransaction: () => this.#showState(),
    });
    this.#body.hidden = true;
    this.#showState();
  }

  #cleanPaste(html) {
    const result = clean(html);
    if (result.word && result.styles > 0)
      this.#note(this.#texts.wordCleaned.replace('{time}', clock(new Date())).replace('{count}', result.styles));
    if (result.pictures > 0) this.#note(this.#texts.picturesLeft.replace('{count}', result.pictures), 'warn');
    return result.html;
  }

  #counts() {
    const words = this.#editor.getText().split(/\s+/u).filter(word => /[\p{L}\p{N}]/u.test(word)).length;
    this.#one('[data-words]').textContent = this.#texts.words.replace('{words}', words).replace('{minutes}', Math.max(1, Math.round(words / 200)));
    const summary = this.#field('Summary');
    const count = this.#one('[data-summary-count]');
    if (count) count.textContent = `${[...summary.value].length}/${summary.maxLength}`;
  }

  // ---- the tools

  #startTools() {
    this.#one('[role=toolbar]').hidden = false;
    const run = {
      undo: c => c.undo(), redo: c => c.redo(),
      bold: c => c.toggleBold(), italic: c => c.toggleItalic(),
      bulletList: c => c.toggleBulletList(), orderedList: c => c.toggleOrderedList(), blockquote: c => c.toggleBlockquote(),
      clear: c => c.unsetAllMarks().clearNodes(),
      table: c => c.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
      rowAfter: c => c.addRowAfter(), columnAfter: c => c.addColumnAfter(), deleteRow: c => c.deleteRow(),
      deleteColumn: c => c.deleteColumn(), deleteTable: c => c.deleteTable(), mergeCells: c => c.mergeOrSplit(), headerRow: c => c.toggleHeaderRow(),
    };
    this.querySelectorAll('[data-do]').forEach(button => button.addEventListener('click', () => {
      const act = button.dataset.do;
      if (run[act]) run[act](this.#editor.chain().focus()).run();
      else if (act === 'link') this.#askLink();
      else if (act === 'caption') this.#askCaption();
      else if (act === 'picture') this.#picture();
      else if (act === 'file') this.#one('[data-file-input]').click();
    }));
    this.#one('[data-block-kind]').addEventListener('change', event => {
      const chain = this.#editor.chain().focus();
      const level = Number(event.target.value);
      (level ? chain.setHeading({ level }) : chain.setParagraph()).run();
    });
    this.#one('[data-block-kind]').closest('[role=toolbar]').addEventListener('keydown', event => this.#moveInToolbar(event));
    this.#one('[data-file-input]').addEventListener('change', event => {
      for (const file of event.target.files) this.#uploadInto(file);
      event.target.value = '';
    });
    this.querySelectorAll('dialog').forEach(dialog => {
      dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
      dialog.querySelectorAll('[data-close]').forEach(button => button.addEventListener('click', () => dialog.close()));
    });
  }

  #moveInToolbar(event) {
    if (event.target.localName === 'select' || !['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
    const items = [...event.currentTarget.querySelectorAll('button:not(:disabled), select')].filter(item => item.offsetParent);
    const now = items.indexOf(event.target);
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : now + (event.key === 'ArrowRight' ? 1 : -1);
    items[(next + items.length) % items.length]?.focus();
    event.preventDefault();
  }

  #showState() {
    const editor = this.#editor;
    if (!editor) return;
    for (const button of this.querySelectorAll('[data-mark]')) button.setAttribute('aria-pressed', String(editor.isActive(button.dataset.mark)));
    this.#one('[data-do=undo]').disabled = !editor.can().undo();
    this.#one('[data-do=redo]').disabled = !editor.can().redo();
    const kind = this.#one('[data-block-kind]');
    kind.value = String([2, 3, 4].find(level => editor.isActive('heading', { level })) ?? 0);
    this.#one('[data-table-tools]').hidden = !editor.isActive('table');
  }

  #askLink() {
    const dialog = this.#one('[data-link-dialog]');
    const input = dialog.querySelector('input');
    const { from, to, empty } = this.#editor.state.selection;
    input.value = this.#editor.getAttributes('link').href ?? '';
    dialog.querySelector('[data-unlink]').hidden = !this.#editor.isActive('link');
    dialog.querySelector('[data-unlink]').onclick = () => { this.#editor.chain().focus().extendMarkRange('link').unsetLink().run(); dialog.close(); };
    dialog.querySelector('[data-go]').onclick = () => {
      let href = input.value.trim();
      if (!href) return dialog.close();
      if (!/^(https?:|mailto:|tel:|\/|#)/i.test(href)) href = href.includes('@') ? `mailto:${href}` : `https://${href}`;
      const chain = this.#editor.chain().focus().setTextSelection({ from, to });
      if (empty && !this.#editor.isActive('link'))
        chain.insertContent({ type: 'text', text: input.value.trim(), marks: [{ type: 'link', attrs: { href } }] }).run();
      else chain.extendMarkRange('link').setLink({ href }).run();
      dialog.close();
    };
    input.onkeydown = event => { if (event.key === 'Enter') { event.preventDefault(); dialog.querySelector('[data-go]').click(); } };
    dialog.showModal();
    input.select();
  }

  #askCaption() {
    const dialog = this.#one('[data-caption-dialog]');
    const input = dialog.querySelector('input');
    const before = captionText(this.#editor.getAttributes('table').caption);
    input.value = before;
    dialog.querySelector('[data-go]').onclick = () => {
      const text = input.value.trim();
      if (text !== before) this.#editor.chain().focus().updateAttributes('table', { caption: text ? [text] : null }).run();
      dialog.close();
    };
    input.onkeydown = event => { if (event.key === 'Enter') { event.preventDefault(); dialog.querySelector('[data-go]').click(); } };
    dialog.onclose = () => this.#editor.commands.focus();
    dialog.showModal();
    input.select();
  }

  // ---- pictures and files

  #files(data, event, at) {
    const files = [...(data?.files ?? [])];
    if (files.length === 0 || data.types.includes('text/html') && !files.every(file => file.type.startsWith('image/'))) return false;
    if (data.types.includes('text/html') && /Mso|<table/i.test(data.getData('text/html'))) return false;
    event.preventDefault();
    for (const file of files) this.#uploadInto(file, at);
    return true;
  }

  async #uploadInto(file, at) {
    const item = await this.#upload(file);
    if (!item) return;
    if (item.kind === 'picture') this.#insertPicture(item, await this.#askAlt(item), at);
    else this.#editor.chain().focus().insertContent([{ type: 'text', text: file.name, marks: [{ type: 'link', attrs: { href: item.address } }] }, { type: 'text', text: ' ' }]).run();
  }

  #insertPicture(item, alt, at) {
    const figure = { type: 'figure', attrs: { src: item.address, alt: alt ?? '', width: item.width, height: item.height } };
    const chain = this.#editor.chain().focus();
    (at === undefined ? chain.insertContent(figure) : chain.insertContentAt(at, figure)).run();
  }

  /** The picture that stands where the cursor is gets other words; else one is chosen or uploaded. */
  async #picture() {
    if (this.#editor.isActive('figure')) {
      const attributes = this.#editor.getAttributes('figure');
      const alt = await this.#askAlt({ address: attributes.src, alt: attributes.alt });
      if (alt !== null) this.#editor.chain().focus().updateAttributes('figure', { alt }).run();
      return;
    }
    const item = await this.#pick();
    if (item) this.#insertPicture(item, item.alt || await this.#askAlt(item));
  }

  #askAlt(item) {
    const dialog = this.#one('[data-alt-dialog]');
    const text = dialog.querySelector('textarea');
    dialog.querySelector('img').src = item.address;
    text.value = item.alt ?? '';
    return new Promise(resolve => {
      let answer = null;
      dialog.querySelector('[data-go]').onclick = () => { answer = text.value.trim(); dialog.close(); };
      dialog.onclose = async () => {
        resolve(answer);
        if (answer && item.id && !item.alt) upload(this.dataset.describe, this.#token, new Blob(), null, { id: item.id, alt: answer }).catch(() => {});
      };
      dialog.showModal();
      text.focus();
    });
  }

  async #upload(file) {
    const row = this.#one('[data-upload-row]').content.firstElementChild.cloneNode(true);
    row.querySelector('[data-name]').textContent = file.name;
    const bar = row.querySelector('progress');
    this.#one('[data-uploads]').append(row);
    try {
      const item = await upload(this.dataset.upload, this.#token, file, done => { bar.value = done; });
      row.remove();
      return item;
    } catch (error) {
      bar.remove();
      row.classList.add('bad');
      row.querySelector('[data-name]').textContent = `${file.name}: ${error.message || this.#texts.uploadFailed}`;
      const close = row.querySelector('button');
      close.hidden = false;
      close.onclick = () => row.remove();
      return null;
    }
  }

  #startPicker() {
    const dialog = this.#one('[data-picker]');
    const search = dialog.querySelector('input[type=search]');
    let timer = 0;
    search.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(() => this.#fillPicker(search.value), 200); });
    const choose = this.#one('[data-cover-choose]');
    choose?.addEventListener('click', async () => {
      const item = await this.#pick();
      if (!item) return;
      this.#field('CoverId').value = item.id;
      const alt = this.#field('CoverAlt');
      if (!alt.value) alt.value = item.alt ?? '';
      this.#showCover(item.address);
      this.#changed();
      if (!alt.value) alt.focus();
    });
    this.#one('[data-cover-remove]')?.addEventListener('click', () => {
      this.#field('CoverId').value = '';
      this.#showCover(null);
      this.#changed();
    });
  }

  #showCover(address) {
    const picture = this.#one('[data-cover]');
    picture.hidden = !address;
    if (address) picture.src = address;
    this.#one('[data-cover-none]').hidden = Boolean(address);
    this.#one('[data-cover-remove]').hidden = !address;
  }

  #pick() {
    const dialog = this.#one('[data-picker]');
    const file = dialog.querySelector('input[type=file]');
    this.#fillPicker('');
    return new Promise(resolve => {
      let chosen = null;
      dialog.querySelector('[data-grid]').onclick = event => {
        const button = event.target.closest('button[data-id]');
        if (!button) return;
        const { id, address, alt, width, height } = button.dataset;
        chosen = { id, address, alt, width, height };
        dialog.close();
      };
      file.onchange = async () => {
        const one = file.files[0];
        file.value = '';
        if (!one) return;
        dialog.close('upload');
        const item = await this.#upload(one);
        resolve(item?.kind === 'picture' ? item : null);
      };
      dialog.onclose = () => { if (dialog.returnValue !== 'upload') resolve(chosen); dialog.returnValue = ''; };
      dialog.showModal();
    });
  }

  async #fillPicker(search) {
    const grid = this.#one('[data-picker] [data-grid]');
    try {
      const answer = await fetch(`${this.dataset.pick}&q=${encodeURIComponent(search)}`, { headers: { Accept: 'application/json' } });
      const items = await answer.json();
      grid.replaceChildren(...items.map(item => {
        const button = document.createElement('button');
        button.type = 'button';
        Object.assign(button.dataset, { id: item.id, address: item.address, alt: item.alt, width: item.width ?? '', height: item.height ?? '' });
        const picture = document.createElement('img');
        picture.src = item.thumbnail;
        picture.alt = '';
        picture.loading = 'lazy';
        const name = document.createElement('span');
        name.textContent = item.alt || item.name;
        button.append(picture, name);
        return button;
      }));
      this.#one('[data-picker] [data-none]').hidden = items.length > 0;
    } catch {
      grid.replaceChildren();
      this.#one('[data-picker] [data-none]').hidden = false;
    }
  }

  // ---- saving

  #changed() {
    this.#dirty = true;
    this.#typed++;
    this.#counts();
    clearTimeout(this.#keepTimer);
    this.#keepTimer = setTimeout(() => this.#keep(), KEEP_AFTER);
    if (this.#stopped) return;
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => this.#save(), SAVE_AFTER);
  }

  #fields() {
    const fields = {};
    for (const name of ['Title', 'Summary', 'Body', 'CategoryId', 'CoverId', 'CoverAlt', 'Slug']) fields[name] = this.#field(name).value;
    fields.ForOffice = this.#one('#Input_ForOffice').checked;
    return fields;
  }

  #keep() {
    return drafts.keep(this.#id, { owner: this.dataset.owner, stamp: this.#field('TextStamp').value, time: Date.now(), fields: this.#fields() });
  }

  async #save() {
    if (this.#saving || this.#stopped) return;
    clearTimeout(this.#saveTimer);
    const typed = this.#typed;
    this.#state('saving', this.#texts.saving);
    this.#saving = fetch(this.dataset.autosave, { method: 'POST', body: new FormData(this.#form), headers: { Accept: 'application/json' } });
    try {
      const answer = await this.#saving;
      const result = await answer.json().catch(() => ({}));
      if (answer.ok && result.conflict) this.#conflict(result);
      else if (answer.ok) this.#saved(result, typed);
      else if (answer.status === 401 || answer.status === 403 || answer.redirected) this.#state('bad', this.#texts.signedOut);
      else this.#state('bad', result.message ?? this.#texts.notSaved);
    } catch {
      this.#offline();
    } finally {
      this.#saving = null;
      if (this.#dirty && this.#typed !== typed && !this.#stopped) this.#saveTimer = setTimeout(() => this.#save(), SAVE_AFTER);
    }
  }

  #saved(result, typed) {
    this.#field('TextStamp').value = result.stamp;
    if (this.#typed === typed) {
      this.#dirty = false;
      clearTimeout(this.#keepTimer);
      drafts.forget(this.#id);
    }
    this.#state('ok', this.#texts.saved.replace('{time}', result.time));
    if (result.checklist) this.#checklist(result.checklist);
    const slug = this.#one('[data-slug]');
    if (slug && result.slug) slug.textContent = result.slug;
    if (result.url && location.pathname !== result.url) history.replaceState(null, '', result.url);
  }

  #offline() {
    const kept = this.#keep();
    this.#state('warn', kept ? this.#texts.offline : this.#texts.offlineNotKept);
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => this.#save(), RETRY_AFTER);
  }

  #conflict(result) {
    this.#stopped = true;
    this.#dirty = false;
    drafts.forget(this.#id);
    this.#state('bad', this.#texts.conflict);
    const dialog = this.#one('[data-conflict-dialog]');
    dialog.querySelector('a').href = result.conflict;
    dialog.showModal();
  }

  #state(kind, text) {
    const place = this.#one('[data-state]');
    place.className = `saved ${kind}`;
    place.querySelector('span').textContent = text;
  }

  #checklist(items) {
    const list = this.#one('[data-checklist]');
    if (!list) return;
    list.replaceChildren(...items.map(item => {
      const row = this.#one(item.done ? '[data-check-done]' : '[data-check-open]').content.firstElementChild.cloneNode(true);
      row.querySelector('span').textContent = item.text;
      return row;
    }));
    this.#one('[data-checklist-count]').textContent = this.#texts.checklist.replace('{done}', items.filter(item => item.done).length).replace('{all}', items.length);
  }

  #submitting(event) {
    // The last keys may not have been saved: they go with the form, and leaving asks nothing.
    this.#stopped = true;
    this.#dirty = false;
    clearTimeout(this.#saveTimer);
    clearTimeout(this.#keepTimer);
    this.#keep();
    if (this.#saving) {
      const submitter = event.submitter;
      event.preventDefault();
      this.#saving.catch(() => {}).finally(() => setTimeout(() => this.#form.requestSubmit(submitter)));
    }
  }

  // ---- a copy that this browser kept

  #offerDraft() {
    const stamp = this.#field('TextStamp').value;
    const draft = drafts.find(this.#id) ?? (stamp ? null : drafts.unborn(this.dataset.owner)[0]);
    if (!draft) return;
    if (draft.id === undefined && JSON.stringify(draft.fields) === JSON.stringify(this.#fields())) return drafts.forget(this.#id);

    const note = this.#one('[data-draft-note]');
    note.hidden = false;
    note.querySelector('span').textContent = this.#texts.draftFound.replace('{time}', new Date(draft.time).toLocaleString('vi-VN', { dateStyle: 'short', timeStyle: 'short' }));
    note.querySelector('[data-use]').onclick = () => {
      note.hidden = true;
      if (draft.id && draft.id !== this.#id) drafts.forget(draft.id);
      // The stamp on which it was typed: if the article moved on meanwhile, the server shows both.
      if (draft.stamp) this.#field('TextStamp').value = draft.stamp;
      for (const [name, value] of Object.entries(draft.fields)) {
        if (name === 'ForOffice') this.#one('#Input_ForOffice').checked = value;
        else if (name === 'Body') this.#editor.commands.setContent(value, { emitUpdate: false });
        this.#field(name).value = name === 'ForOffice' ? this.#field(name).value : value;
      }
      this.#changed();
    };
    note.querySelector('[data-drop]').onclick = () => { note.hidden = true; drafts.forget(draft.id ?? this.#id); };
  }

  #note(text, kind = 'calm') {
    const note = this.#one('[data-note]').content.firstElementChild.cloneNode(true);
    note.classList.add(kind);
    note.querySelector('span').textContent = text;
    note.querySelector('button').onclick = () => note.remove();
    this.#one('[data-notes]').replaceChildren(note);
  }

  #onKey = event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      this.#save();
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && this.#editor?.isFocused) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#askLink();
    }
  };

  #onOnline = () => { if (this.#dirty) this.#save(); };

  #onLeave = event => {
    if (!this.#dirty) return;
    this.#keep();
    event.preventDefault();
  };
});

const clock = time => `${time.getHours()}:${String(time.getMinutes()).padStart(2, '0')}`;
