'use strict';
(() => {
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;

  // Three themes: the system's, light, dark. The choice stays where the browser lets it.
  const themes = ['auto', 'light', 'dark'];
  const store = (value) => { try { localStorage.setItem('hunkscan-theme', value); } catch { /* no storage */ } };
  const stored = () => { try { return localStorage.getItem('hunkscan-theme'); } catch { return null; } };
  const button = byId('theme');
  const setTheme = (theme) => {
    if (theme === 'auto') { delete root.dataset.theme; } else { root.dataset.theme = theme; }
    button.textContent = 'Theme: ' + theme;
    button.dataset.now = theme;
  };
  setTheme(themes.includes(stored()) ? stored() : 'auto');
  button.hidden = false;
  button.addEventListener('click', () => {
    const next = themes[(themes.indexOf(button.dataset.now) + 1) % themes.length];
    setTheme(next);
    store(next);
  });

  // The body of a folded finding is text until it is looked at: markup that was escaped when it was written.
  const folds = (details) => details.lastElementChild.tagName === 'NOSCRIPT';
  const fill = (details) => {
    if (folds(details)) { details.lastElementChild.outerHTML = details.lastElementChild.textContent; }
  };
  const references = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", '#35': '#' };
  const textOf = (details) => {
    const text = details.textContent;
    return (folds(details)
      ? text.replace(/<[^>]*>/g, ' ').replace(/&([a-z]+|#\d+);/g, (whole, name) => references[name] || whole)
      : text).toLowerCase();
  };

  // The help of a rule is in the page once; a finding shows it when asked.
  document.addEventListener('toggle', (event) => {
    const about = event.target;
    if (about.open && about.parentElement.classList.contains('finding')) { fill(about); }
    if (!about.open || !about.classList.contains('about') || about.dataset.filled) { return; }
    const help = byId(about.dataset.rule);
    if (help) {
      const copy = help.cloneNode(true);
      copy.removeAttribute('id');
      about.lastElementChild.replaceWith(copy);
      about.dataset.filled = 'yes';
    }
  }, true);

  const form = byId('filters');
  if (!form) { return; }
  form.hidden = false;
  const fields = { level: byId('level'), pillar: byId('pillar'), class: byId('class'), file: byId('file') };
  const names = Object.keys(fields);
  const query = byId('q');
  const items = Array.from(document.querySelectorAll('.finding'), (element) => ({
    element,
    details: element.firstElementChild,
    level: element.dataset.level,
    pillar: element.dataset.pillar,
    class: element.dataset.class,
    file: element.querySelector('.file').textContent,
    text: null,
    shown: true,
  }));

  const pillarNames = new Map(Array.from(document.querySelectorAll('tr[data-pillar]'),
    (row) => [row.dataset.pillar, row.firstElementChild.textContent]));
  const label = (name, value) => {
    if (name === 'pillar') { return pillarNames.get(value) || (value === '0' ? 'Other rules' : 'CWE-' + value); }
    return name === 'class' ? value.replaceAll('-', ' ') : value;
  };
  const order = { level: ['error', 'warning', 'note'] };
  const values = (name) => {
    const all = [...new Set(items.map((item) => item[name]))];
    if (order[name]) { return order[name].filter((value) => all.includes(value)); }
    return name === 'pillar' ? all.sort((a, b) => a - b) : all.sort();
  };
  for (const name of names) {
    fields[name].append(new Option('', ''), ...values(name).map((value) => new Option('', value)));
  }

  const holds = (item, words) => {
    if (item.text === null) { item.text = textOf(item.details); }
    return words.every((word) => item.text.includes(word));
  };

  // A choice's number is what it would show together with all the other filters.
  const showCounts = (matching) => {
    for (const name of names) {
      const counts = new Map();
      let all = 0;
      for (const item of matching) {
        if (names.every((other) => other === name || !fields[other].value || item[other] === fields[other].value)) {
          counts.set(item[name], (counts.get(item[name]) || 0) + 1);
          all++;
        }
      }
      for (const option of fields[name].options) {
        option.textContent = (option.value ? label(name, option.value) : 'All') +
          ' (' + (option.value ? counts.get(option.value) || 0 : all) + ')';
      }
    }
  };

  const apply = () => {
    const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
    const matching = words.length ? items.filter((item) => holds(item, words)) : items;
    const found = new Set(matching);
    let shown = 0;
    for (const item of items) {
      const show = found.has(item) && names.every((name) => !fields[name].value || item[name] === fields[name].value);
      if (show !== item.shown) {
        item.element.hidden = !show;
        item.shown = show;
      }
      shown += show;
    }
    for (const section of document.querySelectorAll('main > section')) {
      section.hidden = !section.querySelector('.finding:not([hidden])');
    }
    byId('nothing').hidden = shown > 0;
    byId('shown').textContent = shown === items.length ? 'All ' + shown + ' shown' : shown + ' of ' + items.length + ' shown';
    byId('clear').hidden = shown === items.length && !query.value && names.every((name) => !fields[name].value);
    showCounts(matching);
  };

  const hashOf = () => {
    const parameters = new URLSearchParams();
    for (const name of names) { if (fields[name].value) { parameters.set(name, fields[name].value); } }
    if (query.value.trim()) { parameters.set('q', query.value.trim()); }
    return parameters.toString();
  };
  const changed = () => {
    apply();
    const hash = hashOf();
    try {
      history.replaceState(null, '', hash ? '#' + hash : location.pathname + location.search);
    } catch { /* a page in a sandbox keeps its address */ }
  };
  const clear = () => {
    query.value = '';
    for (const name of names) { fields[name].value = ''; }
  };

  const reveal = (id) => {
    const item = items.find((one) => one.element.dataset.id === id);
    if (item) {
      fill(item.details);
      if (!item.shown) { clear(); apply(); }
    }
    const target = byId(id);
    if (!target) { return; }
    for (let details = target.closest('details'); details; details = details.parentElement.closest('details')) {
      details.open = true;
    }
    const place = target.closest('details') || target;
    const show = () => {
      place.scrollIntoView({ block: 'start' });
      if (getComputedStyle(form).position === 'sticky') { scrollBy(0, -form.offsetHeight - 8); }
    };
    place.firstElementChild.focus({ preventScroll: true });
    show();
    requestAnimationFrame(show); // what came into view above may have another height now
  };
  const readHash = () => {
    const hash = location.hash.slice(1);
    if (/^[fr]-[0-9a-f-]+$/.test(hash)) {
      reveal(hash);
      return;
    }
    if (hash === 'findings') { return; }
    const parameters = new URLSearchParams(hash);
    clear();
    for (const name of names) {
      const value = parameters.get(name);
      if (value !== null && [...fields[name].options].some((option) => option.value === value)) { fields[name].value = value; }
    }
    query.value = parameters.get('q') || '';
    apply();
  };

  form.addEventListener('input', (event) => { if (event.target.id !== 'keys') { changed(); } });
  form.addEventListener('submit', (event) => event.preventDefault());
  byId('clear').addEventListener('click', () => { clear(); changed(); query.focus(); });

  const foldButton = byId('fold');
  const setAll = (open) => {
    for (const item of items) {
      if (!item.shown) { continue; }
      if (open) { fill(item.details); }
      item.details.open = open;
    }
  };
  const anyFolded = () => items.some((item) => item.shown && !item.details.open);
  const labelFold = () => { foldButton.textContent = anyFolded() ? 'Unfold all' : 'Fold all'; };
  const fold = () => { setAll(anyFolded()); labelFold(); };
  foldButton.addEventListener('click', fold);

  const step = (by) => {
    const shown = items.filter((item) => item.shown);
    if (!shown.length) { return; }
    const at = shown.findIndex((item) => item.element.contains(document.activeElement));
    const next = shown[Math.max(0, Math.min(shown.length - 1, at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by))];
    const summary = next.details.firstElementChild;
    summary.focus({ preventScroll: true });
    summary.scrollIntoView({ block: 'center' });
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== 'checkbox';
    if (event.key === 'Escape' && event.target === query) {
      if (query.value) { query.value = ''; changed(); } else { query.blur(); }
      event.preventDefault();
      return;
    }
    const onSummary = event.target.tagName === 'SUMMARY' && event.target.closest('.finding');
    const arrows = { ArrowDown: 1, ArrowUp: -1 };
    if (onSummary && arrows[event.key]) {
      step(arrows[event.key]);
      event.preventDefault();
      return;
    }
    if (typing || !byId('keys').checked) { return; }
    const actions = { j: () => step(1), k: () => step(-1), '/': () => { query.focus(); query.select(); }, e: fold };
    if (actions[event.key]) {
      actions[event.key]();
      event.preventDefault();
    }
  });

  // On paper nothing is folded.
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('.finding > details:not([open]), .rule:not([open])')];
    for (const details of folded) {
      fill(details);
      details.open = true;
    }
  });
  addEventListener('afterprint', () => { for (const details of folded) { details.open = false; } });

  addEventListener('hashchange', readHash);
  apply();
  readHash();
  labelFold();
})();
