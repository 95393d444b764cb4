// Files dropped or chosen on the knowledge page are sent one by one; without this script the form sends them itself.
(() => {
  const form = document.querySelector('form.dropform');
  if (!form) return;
  const zone = form.querySelector('.dropzone');
  const input = form.querySelector('input[type=file]');
  const note = form.querySelector('.dropnote');

  ['dragenter', 'dragover'].forEach((name) => zone.addEventListener(name, (event) => over(event, true)));
  ['dragleave', 'drop'].forEach((name) => zone.addEventListener(name, (event) => over(event, false)));
  zone.addEventListener('drop', (event) => {
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopPropagation();
    sendAll([...input.files]);
  });

  function over(event, on) {
    event.preventDefault();
    zone.classList.toggle('dropzone-over', on);
  }

  async function sendAll(files) {
    const button = form.querySelector('button');
    const batch = crypto.randomUUID ? crypto.randomUUID() : '';
    const troubles = [];
    button.disabled = true;
    for (const file of files) {
      say(form.dataset.sending.replace('{0}', file.name));
      const trouble = await send(file, batch);
      if (trouble) troubles.push(trouble);
    }
    button.disabled = false;
    form.reset();
    say(troubles.join(' '));
  }

  async function send(file, batch) {
    const limit = form.dataset.limit;
    if (file.size > limit * 1024 * 1024) return fill(form.dataset.large, file.name, limit);
    const body = new FormData(form);
    body.delete('file');
    body.set('file', file);
    if (batch) body.set('batch', batch);
    try {
      const reply = await fetch(form.action, { method: 'POST', body, headers: { 'HX-Request': 'true' } });
      if (reply.status === 413) return fill(form.dataset.large, file.name, limit);
      const part = await reply.text();
      if (!part.includes('id="documents"')) return fill(form.dataset.lost, file.name);
      show(part);
      return '';
    } catch {
      return fill(form.dataset.lost, file.name);
    }
  }

  function show(part) {
    const list = document.getElementById('documents');
    if (window.htmx) {
      window.htmx.swap(list, part, { swapStyle: 'outerHTML' });
    } else {
      list.outerHTML = part;
    }
  }

  function fill(text, ...words) {
    return words.reduce((filled, word, i) => filled.replace(`{${i}}`, word), text);
  }

  function say(text) {
    note.textContent = text;
  }
})();
