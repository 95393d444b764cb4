// The frame of every page: theme, menus that close themselves, copy and print buttons, forms that are sent once, fields that show what is wrong.
(() => {
  const root = document.documentElement;
  const closeMenus = (except) =>
    document.querySelectorAll('details.menu[open]').forEach((menu) => menu !== except && (menu.open = false));

  document.addEventListener('click', (event) => {
    closeMenus(event.target.closest('details.menu'));
    const copy = event.target.closest('[data-copy]');
    if (copy) copyText(copy);
    if (event.target.closest('[data-print]')) print();
  });

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const open = document.querySelector('details.menu[open]');
    if (open) {
      open.open = false;
      open.querySelector('summary').focus();
    }
  });

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.matches('form.theme')) {
      event.preventDefault();
      setTheme(event.submitter.value);
    } else if (form.method === 'post' && !form.hasAttribute('hx-post')) {
      sendOnce(form, event);
    }
  });

  document.querySelectorAll('[data-print]').forEach((button) => (button.hidden = false));

  function setTheme(theme) {
    root.dataset.bsTheme = theme;
    const secure = location.protocol === 'https:' ? ';secure' : '';
    document.cookie = `theme=${theme};path=/;max-age=31536000;samesite=lax${secure}`;
    document.querySelector(theme === 'dark' ? '.theme-light' : '.theme-dark')?.focus();
  }

  function sendOnce(form, event) {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
    form.setAttribute('aria-busy', 'true');
  }

  // A page that comes back from the browser's memory may be sent again.
  addEventListener('pageshow', () => {
    document.querySelectorAll('form[data-sent]').forEach((form) => {
      delete form.dataset.sent;
      form.removeAttribute('aria-busy');
    });
  });

  // What is said at a field may come while it is typed in; the field shows it too.
  document.addEventListener('htmx:oobAfterSwap', ({ detail: { target } }) => {
    const wrong = target.querySelector('.invalid-feedback') !== null;
    document.querySelectorAll(`[aria-describedby~="${target.id}"]`).forEach((field) => {
      field.classList.toggle('is-invalid', wrong);
      field.toggleAttribute('aria-invalid', wrong);
      if (wrong) field.setAttribute('aria-invalid', 'true');
      if (field === document.activeElement) target.scrollIntoView({ block: 'nearest' });
    });
  });

  async function copyText(button) {
    const words = button.querySelector('span') ?? button;
    const before = words.textContent;
    await navigator.clipboard.writeText(button.dataset.copy);
    words.textContent = button.dataset.copied;
    setTimeout(() => (words.textContent = before), 2000);
  }
})();
