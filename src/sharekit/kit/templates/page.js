(() => {
  'use strict';
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const kit = document.body.dataset;
  const toast = document.getElementById('toast');
  let timer = 0;

  const say = (words) => {
    toast.textContent = words;
    toast.classList.add('on');
    clearTimeout(timer);
    timer = setTimeout(() => toast.classList.remove('on'), 2200);
  };

  const wordsOf = (element) => ('value' in element ? element.value : element.textContent);

  // without the clipboard interface (an old browser, a page that is not trusted) the words are selected
  const copySelected = (element) => {
    const box = document.createElement('textarea');
    box.value = wordsOf(element);
    box.className = 'away';
    document.body.append(box);
    box.select();
    let done = false;
    try { done = document.execCommand('copy'); } catch { done = false; }
    box.remove();
    if (!done) {
      if ('select' in element) { element.focus(); element.select(); }
      else { getSelection().selectAllChildren(element); }
    }
    return done;
  };

  const copy = async (element) => {
    try {
      await navigator.clipboard.writeText(wordsOf(element));
      return true;
    } catch {
      return copySelected(element);
    }
  };

  all('[data-copy]').forEach((button) => button.addEventListener('click', async () => {
    say(await copy(document.getElementById(button.dataset.copy)) ? kit.copied : kit.failed);
  }));

  // under an embargo nothing opens a network before its end
  all('[data-from]').forEach((link) => { link.hidden = Date.now() < Date.parse(link.dataset.from); });

  const nets = document.querySelector('.nets');
  if (nets) {
    nets.hidden = false;
    nets.addEventListener('click', (event) => {
      const chosen = event.target.closest('button');
      if (!chosen) return;
      all('.nets button').forEach((pill) => pill.setAttribute('aria-pressed', String(pill === chosen)));
      all('.post').forEach((post) => {
        post.hidden = Boolean(chosen.dataset.net) && post.dataset.platform !== chosen.dataset.net;
      });
    });
  }

  const boxes = all('[data-post]');
  const key = 'sharekit:' + kit.kit;
  const remember = (ids) => { try { localStorage.setItem(key, JSON.stringify(ids)); } catch { /* private window */ } };
  const remembered = () => { try { return JSON.parse(localStorage.getItem(key)) || []; } catch { return []; } };

  const show = () => {
    const done = boxes.filter((box) => box.checked);
    boxes.forEach((box) => box.closest('.post').classList.toggle('is-done', box.checked));
    const bar = document.querySelector('.prog');
    bar.hidden = boxes.length === 0;
    bar.querySelector('span').textContent = kit.progress.replace('{done}', done.length).replace('{all}', boxes.length);
    bar.querySelector('progress').value = boxes.length ? done.length / boxes.length : 0;
    return done.map((box) => box.dataset.post);
  };

  const before = new Set([].concat(remembered()));
  boxes.forEach((box) => {
    box.checked = before.has(box.dataset.post);
    box.closest('.done').hidden = false;
    box.addEventListener('change', () => remember(show()));
  });
  show();
})();
