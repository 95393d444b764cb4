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

  chat.addEventListener('htmx:afterRequest', () => {
    waiting()?.remove();
    toEnd();
    question.focus({ preventScroll: true });
  });

  function mine(text) {
    const bubble = document.createElement('p');
    bubble.className = 'bubble bubble-mine';
    bubble.translate = false;
    bubble.dir = 'auto';
    bubble.textContent = text;
    return bubble;
  }
})();
