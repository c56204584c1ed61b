// The page reads well without this script. It adds the filter of the resource changes, opens everything for the printer, and
// opens the stack that a link of the graph leads to.
(() => {
  const section = document.getElementById('changes');
  const bar = document.getElementById('filter');

  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) target.open = true;
  };
  addEventListener('hashchange', openTarget);
  openTarget();

  let closedForScreen = [];
  addEventListener('beforeprint', () => {
    closedForScreen = [...document.querySelectorAll('details:not([open])')];
    for (const fold of closedForScreen) fold.open = true;
  });
  addEventListener('afterprint', () => {
    for (const fold of closedForScreen) fold.open = false;
  });

  if (section === null || bar === null) return;
  bar.hidden = false;
  const text = bar.querySelector('input[type="search"]');
  const boxes = [...bar.querySelectorAll('input[type="checkbox"]')];
  const found = bar.querySelector('output');
  const stacks = [...section.querySelectorAll('details.stack')].map((fold) => ({
    fold,
    changes: [...fold.querySelectorAll('li.change')].map((item) => ({
      item,
      action: item.dataset.action,
      words: `${fold.querySelector('h3').textContent} ${item.textContent}`.toLowerCase(),
    })),
  }));
  const total = stacks.reduce((sum, { changes }) => sum + changes.length, 0);

  const apply = () => {
    const wanted = text.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const actions = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const filtering = wanted.length > 0 || actions.size < boxes.length;
    let shown = 0;
    for (const { fold, changes } of stacks) {
      let inStack = 0;
      for (const { item, action, words } of changes) {
        const matches = actions.has(action) && wanted.every((word) => words.includes(word));
        item.hidden = !matches;
        if (matches) inStack += 1;
      }
      fold.hidden = filtering && inStack === 0;
      if (filtering && inStack > 0) fold.open = true;
      shown += inStack;
    }
    found.textContent = filtering
      ? `${shown} of ${total} changes`
      : `${total} ${total === 1 ? 'change' : 'changes'}`;
  };

  const setAll = (open) => {
    for (const fold of section.querySelectorAll('details')) fold.open = open;
  };
  bar.querySelector('[data-do="unfold"]').addEventListener('click', () => setAll(true));
  bar.querySelector('[data-do="fold"]').addEventListener('click', () => setAll(false));
  bar.addEventListener('input', apply);
  bar.addEventListener('submit', (event) => event.preventDefault());
  apply();
})();
