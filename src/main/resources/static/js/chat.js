// The demo conversation: shows the question at once and three dots until the answer is there.
(() => {
  const thread = document.querySelector('[data-thread]');
  const question = document.getElementById('question');
  if (!thread || !question) return;
  const toEnd = () => (thread.scrollTop = thread.scrollHeight);
  const waiting = () => thread.querySelector('.bubble-writing');
  toEnd();

  document.querySelectorAll('[data-chat]').forEach((chat) => {
    chat.addEventListener('htmx:configRequest', (event) => {
      const text = (event.detail.parameters.question ?? '').trim();
      if (!text || waiting()) {
        event.preventDefault();
        return;
      }
      thread.append(mine(text), document.getElementById('writing').content.cloneNode(true));
      question.value = '';
      toEnd();
    });

    for (const failure of ['htmx:responseError', 'htmx:sendError']) {
      chat.addEventListener(failure, () => thread.append(saying(chat.dataset.away, 'bubble bubble-note')));
    }

    chat.addEventListener('htmx:afterRequest', () => {
      waiting()?.remove();
      document.querySelector('.starters')?.setAttribute('hidden', '');
      toEnd();
      question.focus({ preventScroll: true });
    });
  });

  document.body.addEventListener('htmx:beforeSwap', (event) => {
    if (event.detail.target === thread) waiting()?.remove();
  });

  function mine(text) {
    const bubble = saying(text, 'bubble bubble-mine');
    bubble.translate = false;
    bubble.dir = 'auto';
    return bubble;
  }

  function saying(text, kind) {
    const bubble = document.createElement('p');
    bubble.className = kind;
    bubble.textContent = text;
    return bubble;
  }
})();
