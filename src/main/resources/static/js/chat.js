// The demo conversation: shows the question at once and three dots until the answer is there.
(() => {
  const chat = document.querySelector('[data-chat]');
  const thread = document.querySelector('[data-thread]');
  if (!chat || !thread) return;
  const question = chat.querySelector('[name=question]');
  const toEnd = () => (thread.scrollTop = thread.scrollHeight);
  const waiting = () => thread.querySelector('.bubble-writing');
  toEnd();

  chat.addEventListener('htmx:configRequest', (event) => {
    const { parameters } = event.detail;
    const text = (parameters.starter ?? parameters.question ?? '').trim();
    if (!text || waiting()) {
      event.preventDefault();
      return;
    }
    thread.append(mine(text), document.getElementById('writing').content.cloneNode(true));
    chat.querySelector('.starters')?.remove();
    question.value = '';
    toEnd();
  });

  document.body.addEventListener('htmx:beforeSwap', (event) => {
    if (event.detail.target === thread) waiting()?.remove();
  });

  for (const failure of ['htmx:responseError', 'htmx:sendError']) {
    chat.addEventListener(failure, () => thread.append(note(chat.dataset.away)));
  }

  chat.addEventListener('htmx:afterRequest', () => {
    waiting()?.remove();
    toEnd();
    question.focus({ preventScroll: true });
  });

  function mine(text) {
    const bubble = saying(text, 'bubble bubble-mine');
    bubble.translate = false;
    bubble.dir = 'auto';
    return bubble;
  }

  function note(text) {
    return saying(text, 'bubble bubble-note');
  }

  function saying(text, kind) {
    const bubble = document.createElement('p');
    bubble.className = kind;
    bubble.textContent = text;
    return bubble;
  }
})();
