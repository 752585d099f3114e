const data = JSON.parse(document.getElementById('data').textContent);
const words = data.words;
const cards = data.cards || [];
const shelf = document.getElementById('cards');
const shelved = Array.from(shelf?.querySelectorAll('a') || [], (link) => link.getAttribute('href'));
cards.forEach((card, place) => Object.assign(card, data.sizes[card.form], { file: card.file || shelved[place] }));
const jobs = data.jobs || [];
const groups = data.groups || [];
const now = document.getElementById('now');
const put = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

// ---- elements: every word goes in as text, so that none of it can become anything else

const make = (tag, given = {}, ...children) => {
  const element = document.createElement(tag);
  Object.entries(given).forEach(([name, value]) => {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value === true ? '' : value);
  });
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

const SHAPES = {
  copy: 'M8 8h11v13H8zM5 16H4V3h11v2', save: 'M12 4v11m-5-5 5 5 5-5M4 20h16', share: 'M12 15V4M7 9l5-5 5 5M5 13v7h14v-7',
  open: 'M9 5H5v14h14v-4M13 4h7v7M20 4l-9 9', edit: 'M4 20l1-5L16 4l4 4L9 19zM14 6l4 4', other: 'M4 8h13l-4-4M20 16H7l4 4',
  done: 'M4 13l5 5L20 6', add: 'M12 5v14M5 12h14', link: 'M10 14l4-4M8 12l-3 3a3.5 3.5 0 0 0 5 5l3-3M16 12l3-3a3.5 3.5 0 0 0-5-5l-3 3',
  wait: 'M12 7v5l3 3M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z', undo: 'M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 12h-3',
  whatsapp: 'M4 20l1.3-4A8.5 8.5 0 1 1 8.500 19zM9 9c0 3 3 6 6 6l1-1.800-2-1-1 .8c-1-.4-2-1.400-2.200-2.200l.8-1-.8-2z',
  telegram: 'M21 4 3 11l6 2 2 7 3-4 4 3zM9 13l8-6', instagram: 'M4 8a4 4 0 0 1 4-4h8a4 4 0 0 1 4 4v8a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4zM12 8.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM17 7v.01',
  facebook: 'M14 21v-8h3M10 13h4M14 13V9a3 3 0 0 1 3-3h1', x: 'M5 4l14 16M19 4 5 20', email: 'M3 6h18v12H3zM3 7l9 7 9-7',
  sms: 'M4 5h16v11H10l-4 4v-4H4zM8.500 10.500v.01M12 10.500v.01M15.500 10.500v.01', linkedin: 'M5 10v9M5 5.500v.01M10 19v-9M10 14c0-5 8-5 8 0v5',
  bluesky: 'M12 12C9 6 5 4 4 5c-1.500 1.500-.5 6 1 7.500 1 1 3 1 4 .5-3 1-3 3-1.500 4.500C9 19 11 17 12 14c1 3 3 5 4.500 3.500S18 14 15 13c1 .5 3 .5 4-.5 1.500-1.500 2.500-6 1-7.500-1-1-5 1-8 7z',
  mastodon: 'M8 15V9c0-3 4-3 4 0v4M12 9c0-3 4-3 4 0v6M4 8c0-3 2-4.500 8-4.500S20 5 20 8c0 6-1 9-8 9-1 0-2 0-3-.3.5 2.300 3 3.300 6.500 2.600',
  threads: 'M17 8c-1-4-10-5-11 4s9 10 11 5c1.500-4-5-6-7-4-1.500 2 .5 4 2.500 3.500C15 16 15 12 14 9.500c-1-1.500-3-1.500-4 0',
  reddit: 'M5 14c0-7 14-7 14 0s-14 7-14 0zM9 13v.01M15 13v.01M9 16c2 1.500 4 1.500 6 0M12 8.500l1-4 4 1',
};
const icon = (name) => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', SHAPES[name] || SHAPES.open);
  svg.append(path);
  return svg;
};

const button = (shape, label, act, look = 'tool') => make('button', { type: 'button', class: look, onclick: act }, shape && icon(shape), make('span', {}, label));
const leading = (shape, label, href, look, act) => make('a', {
  class: look, href, rel: 'noopener noreferrer', target: /^https?:/.test(href) ? '_blank' : null, onclick: act,
}, shape && icon(shape), make('span', {}, label));

let fading = 0;
const say = (text) => {
  const toast = document.getElementById('toast');
  toast.textContent = text;
  toast.classList.add('on');
  clearTimeout(fading);
  fading = setTimeout(() => toast.classList.remove('on'), 2600);
};

// ---- what this device remembers; a private window remembers nothing

const recall = (key) => { try { return JSON.parse(localStorage.getItem(`sharekit:${key}`)) || {}; } catch { return {}; } };
const remember = (key, value) => { try { localStorage.setItem(`sharekit:${key}`, JSON.stringify(value)); } catch { /* a private window */ } };
const listed = (value) => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);

const habits = recall(data.organisation);
const chosen = { networks: listed(habits.networks), group: typeof habits.group === 'string' ? habits.group : '' };
const before = recall(data.kit);
const posted = new Set(listed(before.posted));
let pending = before.pending; // the post whose network was opened: a telephone may have closed this page since
const asked = new URLSearchParams(location.search).get('g');
if (asked !== null) chosen.group = asked;
const keepHabits = () => remember(data.organisation, chosen);
const groupNow = () => groups.find((group) => group.code === chosen.group);
if (asked !== null && groupNow()) keepHabits();

// ---- the clock

const BEGUN = 'begun';
const OPENS = data.opens ? Date.parse(data.opens) : 0;
const held = () => Date.now() < OPENS;
const stateOf = (post) => {
  if (post.until && Date.now() >= Date.parse(post.until)) return 'past';
  return post.from && Date.now() < Date.parse(post.from) ? 'early' : BEGUN;
};

const rawText = (post) => document.getElementById(`text-${post.id}`).textContent;
const plans = Array.from(document.querySelectorAll('details.moment:not(#cards)'));
const places = Array.from(document.querySelectorAll('details.job'));
jobs.forEach((job, place) => {
  job.place = places[place];
  job.moment = plans.indexOf(job.place.closest('details.moment'));
  job.net = data.networks[job.network];
  job.texts = {};
  const texts = job.place.querySelectorAll('pre');
  job.posts.forEach((post, number) => {
    const { link } = post;
    Object.assign(post, data.times[post.time], { id: texts[number].id.replace('text-', '') });
    post.url = Array.isArray(link) ? rawText(post).slice(link[0], link[0] + link[1]) : link;
  });
});
const moments = plans.map((place, number) => {
  const theirs = jobs.filter((job) => job.moment === number);
  return { place, number, jobs: theirs, title: place.querySelector('b').textContent, when: place.querySelector('small')?.textContent || '' };
});
const first = (moment) => moment.jobs.map((job) => job.posts[0].from || '').sort()[0] || '';
const momentState = (moment) => {
  const states = moment.jobs.map((job) => stateOf(job.posts[0]));
  return states.includes(BEGUN) ? BEGUN : states.includes('early') ? 'early' : 'past';
};

// the last moment whose words are true now; else the next one to come
const leadNow = () => {
  const inOrder = [...moments].sort((a, b) => Date.parse(first(a) || 0) - Date.parse(first(b) || 0));
  return inOrder.filter((moment) => momentState(moment) === BEGUN).at(-1) || inOrder.find((moment) => momentState(moment) === 'early') || null;
};

// ---- words and links: a group's code is put into the link here, so that twelve groups cost a kilobyte

const linkOf = (post) => {
  const group = groupNow();
  if (!post.url || !group) return post.url;
  const [before, ...mark] = (group.link || post.url).split('#');
  const [page, ...query] = before.split('?');
  const parts = (text) => text.split('&').filter(Boolean);
  const ours = parts((post.url.split('#')[0].split('?')[1] || '')).filter((part) => part.startsWith('utm_'));
  const own = parts(query.join('?')).filter((part) => !part.startsWith('utm_'));
  const fragment = mark.length ? `#${mark.join('#')}` : '';
  return `${page}?${[...own, ...ours, `utm_term=${group.code}`].join('&')}${fragment}`;
};

const original = (post) => {
  const text = rawText(post);
  return post.url ? text.split(post.url).join(linkOf(post)) : text;
};
const textOf = (job, post) => job.texts[post.id] ?? original(post);

let counters = null;
const lengthOf = (net, text) => {
  if (!counters) {
    try { counters = countersBy(data.rules); } catch { counters = countersBy(null); }
  }
  return (counters[net.counting] || counters.largest)(text);
};

const encoded = (text) => encodeURIComponent(text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'))
  .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const withoutLink = (text, url) => {
  if (!url || !text.includes(url)) return text;
  const place = text.indexOf(url);
  const lines = text.slice(0, place).trimEnd().split('\n');
  if (lines.at(-1).trimEnd().endsWith(':')) lines.pop();
  return [...lines, text.slice(place + url.length)].join('\n').trim();
};

const addressOf = (job, post, text) => {
  const { intent, lines } = job.net;
  const url = linkOf(post);
  if (!intent || (intent.includes('{link}') && !url)) return null;
  const page = post.shown && `${data.share}${[post.id, groupNow()?.code, ''].filter((part) => part !== undefined).join('/')}`;
  const values = { text, words: withoutLink(text, url), link: page || url || '', subject: post.subject || '' };
  return put(intent, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, encoded(lines ? value.replaceAll('\n', lines) : value)])));
};
const takesWords = (net) => Boolean(net.intent && /\{(text|words)\}/.test(net.intent));

// ---- the clipboard: the old way first, which is done before the next program opens

const copyByHand = (text) => {
  const box = make('textarea', { class: 'away', readonly: true, 'aria-hidden': 'true' });
  box.value = text;
  document.body.append(box);
  const before = document.activeElement;
  box.select();
  let done = false;
  try { done = document.execCommand('copy'); } catch { done = false; }
  box.remove();
  before?.focus?.({ preventScroll: true });
  return done;
};
const copied = (text) => {
  const done = copyByHand(text);
  const asked = navigator.clipboard?.writeText?.(text);
  if (!asked) return Promise.resolve(done);
  return asked.then(() => true, () => done);
};
const copy = (text, answer = words.copied) => copied(text).then((done) => say(done ? answer : words.copy_failed));

// ---- pictures: files beside the page, or in it where it travels alone

const own = new Map(Array.from(document.querySelectorAll('[data-picture]'), (block) => [block.dataset.picture, block]));
const made = new Map();
const blobOf = (card) => {
  const block = own.get(card.file);
  if (!block) return null;
  const bytes = Uint8Array.from(atob(block.textContent.trim()), (sign) => sign.charCodeAt(0));
  return new Blob([bytes], { type: bytes[0] === 0x89 ? 'image/png' : 'image/jpeg' });
};
const addressOfPicture = (card) => {
  if (!own.size) return card.file;
  if (!made.has(card.file)) {
    const blob = blobOf(card);
    if (!blob) return null;
    made.set(card.file, URL.createObjectURL(blob));
  }
  return made.get(card.file);
};
const nameOf = (card) => card.file.split('/').at(-1);
// a browser takes no file from a folder of this machine by itself: there the card opens beside the page
const beside = () => !own.size && location.protocol === 'file:';
const savedBeside = () => { if (beside()) say(words.saved_beside); };
const saving = (card, label, look = 'tool') => make('a', {
  class: look, href: addressOfPicture(card), download: nameOf(card), target: beside() ? '_blank' : null, rel: 'noopener', onclick: savedBeside,
}, icon('save'), make('span', {}, label));
const saveNow = (card) => { const link = saving(card, ''); document.body.append(link); link.click(); link.remove(); };
const cardOf = (post) => {
  const card = cards[post.card];
  return card && addressOfPicture(card) ? card : null;
};
const altOf = (card) => data.alts[card.alt];

// what can be handed to another program is made ready before anybody asks: a tap waits for nothing
const files = new Map();
const fileOf = (card, then) => {
  if (!card || !navigator.canShare) return null;
  if (!files.has(card.file)) {
    files.set(card.file, null);
    const got = own.size ? Promise.resolve(blobOf(card)) : fetch(card.file).then((answer) => (answer.ok ? answer.blob() : null));
    got.then((blob) => {
      const file = blob && new File([blob], nameOf(card), { type: blob.type });
      if (file && navigator.canShare({ files: [file] })) { files.set(card.file, file); then(); }
    }).catch(() => { /* then it is copied and saved */ });
  }
  return files.get(card.file);
};

// a limit that no post comes near is no news
const FAR = 20000;

// beside the words there is room below a card
const ROOM = matchMedia('(min-width:821px)');

// ---- one post: its card, its words, one button

const keyOf = (job) => `${job.net.name}/${job.moment}`;
const isDone = (job) => posted.has(keyOf(job));
const expect = (key) => {
  pending = key;
  remember(data.kit, { posted: [...posted], pending });
};
const mark = (job, done) => {
  posted[done ? 'add' : 'delete'](keyOf(job));
  expect();
};

// wordings to choose from: each is one post, or the parts of a thread
const wordingsOf = (job) => {
  const alone = job.posts.filter((post) => !post.part).map((post) => [post]);
  const thread = job.posts.filter((post) => post.part);
  return thread.length ? [...alone, thread] : alone;
};

const view = (job, { lead = false, finished = () => {} } = {}) => {
  const place = make('article', { class: lead ? 'post lead' : 'post', 'aria-label': `${job.net.label}, ${moments[job.moment].title}` });
  const all = wordingsOf(job);
  let wording = 0;
  let part = 0;
  let phase = lead && pending === keyOf(job) ? 'asked' : 'ready';
  let editing = false;

  const post = () => all[wording][part];
  const text = () => textOf(job, post());
  const turn = (to) => { phase = to; draw('.main'); };
  const ended = (done) => { mark(job, done); phase = 'ready'; finished(); if (!lead) draw('.main'); };

  const picture = (card) => make('div', { class: card.height > card.width * 1.1 ? 'pic tall' : 'pic' },
    make('img', { src: addressOfPicture(card), alt: altOf(card), width: card.width, height: card.height, decoding: 'async' }));

  const count = () => {
    const limit = job.net.limit > FAR ? 0 : job.net.limit;
    const long = lengthOf(job.net, text());
    const over = limit ? Math.max(0, long - limit) : 0;
    return make('p', { class: over ? 'count over' : 'count' },
      make('span', {}, put(limit ? words.length : words.length_free, { length: long, limit })),
      limit > 0 && make('progress', { value: Math.min(long, limit), max: limit, 'aria-hidden': 'true' }),
      over > 0 && make('b', {}, put(words.too_long, { number: over })));
  };

  // where the network hides the rest
  const withLink = (shown) => {
    const url = linkOf(post());
    if (!url || !shown.includes(url)) return [shown];
    const at = shown.indexOf(url);
    return [shown.slice(0, at), make('span', { class: 'url', dir: 'ltr' }, url), shown.slice(at + url.length)];
  };
  const withFold = () => {
    const shown = text();
    const { fold } = job.net;
    const signs = fold ? Array.from(shown) : [];
    if (!fold || signs.length <= fold) return withLink(shown);
    let head = signs.slice(0, fold).join('');
    if (/\S/.test(signs[fold])) head = head.replace(/(\s)\S*$/, '$1');
    const url = linkOf(post());
    const at = url ? shown.indexOf(url) : -1;
    if (at >= 0 && at < head.length && at + url.length > head.length) head = shown.slice(0, at).trimEnd();
    return [...withLink(head), make('i', { class: 'fold' }, words.fold), ...withLink(shown.slice(head.length).replace(/^\s+/, ''))];
  };

  const writing = () => {
    const language = document.getElementById(`text-${post().id}`).closest('[lang]').lang;
    if (!editing) return make('div', { class: 'words', lang: language, dir: 'auto' }, withFold());
    const box = make('textarea', { lang: language, dir: 'auto', 'aria-label': job.net.label, rows: 10 });
    box.value = text();
    box.addEventListener('input', () => {
      job.texts[post().id] = box.value;
      const card = cardOf(post());
      place.querySelector('.count').replaceWith(count());
      place.querySelector('.go').replaceChildren(...main(card));
      place.querySelector('.ways').replaceChildren(...otherWays(card).filter(Boolean));
    });
    return box;
  };

  const opened = () => { expect(keyOf(job)); setTimeout(() => turn('asked'), 60); };
  const copyAnd = () => { copied(text()); say(words.copied); opened(); };

  const waiting = (main) => {
    if (held()) return [make('p', { class: 'main wait' }, icon('wait'), make('span', {}, put(words.waits, { when: words.opens_at })))];
    return main && stateOf(post()) !== BEGUN ? [button('copy', words.copy_words, () => copy(text()), 'main')] : [];
  };

  const answering = () => [
    make('p', { class: 'asking' }, words.asked),
    button('done', words.yes, () => ended(true), 'main'),
    button('', words.not_yet, () => { expect(); turn('ready'); }, 'main second'),
  ];

  const next = () => {
    part += 1;
    phase = 'chain';
    copy(text());
    draw('.main');
  };
  const chain = () => (part + 1 < all[wording].length
    ? [button('copy', put(words.next_part, { number: part + 2, of: all[wording].length }), next, 'main')]
    : answering());

  const share = (file) => {
    const wanted = { files: [file], text: text() };
    copied(text());
    navigator.share(wanted).then(opened, (error) => { if (error.name !== 'AbortError') say(words.copied); });
  };

  const main = (card) => {
    const { net } = job;
    const thread = all[wording].length > 1;
    if (held() || stateOf(post()) !== BEGUN) return waiting(true);
    if (phase === 'chain' || (thread && phase === 'asked')) return chain();
    if (phase === 'asked') return answering();
    const file = thread ? null : fileOf(card, () => { if (phase === 'ready' && !editing) draw(); });
    if (file) return [button('share', words.share, () => share(file), 'main')];
    if (takesWords(net)) {
      const address = addressOf(job, post(), text());
      if (address) return [leading('open', put(words.copy_open, { network: net.label }), address, 'main', copyAnd)];
    }
    if (phase === 'copied' && net.home) return [leading('open', put(words.open_network, { network: net.label }), net.home, 'main', opened)];
    return [button('copy', card ? words.copy_save : words.copy_words, () => {
      copy(text(), card && beside() ? words.saved_beside : words.copied);
      if (card) saveNow(card);
      turn(net.home ? 'copied' : 'asked');
    }, 'main')];
  };

  const otherWays = (card) => {
    const { net } = job;
    if (held() || stateOf(post()) !== BEGUN) return [];
    const address = addressOf(job, post(), text());
    if (takesWords(net)) {
      const shared = card && files.get(card.file);
      return [address && shared ? leading('open', put(words.words_only, { network: net.label }), address, 'plain', copyAnd) : null,
        make('p', { class: 'note' }, shared ? words.share_note : card && !post().shown ? put(words.attach, { network: net.label }) : '')];
    }
    return [address && leading('link', post().shown ? words.as_card : words.as_link, address, 'plain', copyAnd)];
  };

  const steps = (card) => {
    const { net } = job;
    if (takesWords(net) || held() || stateOf(post()) !== BEGUN || (card && files.get(card.file))) return null;
    const at = { ready: 0, copied: 1, asked: 2 }[phase] ?? 0;
    const rows = [card ? words.step_copy : words.step_copy_words, put(words.step_open, { network: net.label }), card ? words.step_paste : words.step_paste_words];
    return [make('p', { class: 'note' }, put(words.steps_why, { network: net.label })),
      make('ol', { class: 'steps' }, rows.map((row, number) => make('li', { class: number < at ? 'did' : number === at ? 'at' : null, 'aria-current': number === at ? 'step' : null }, row)))];
  };

  const notes = () => [
    stateOf(post()) === 'past' && make('p', { class: 'note strong' }, put(words.true_until, { when: post().ended || '' })),
    stateOf(post()) === 'early' && !held() && make('p', { class: 'note strong' }, put(words.early, { when: moments[job.moment].when })),
    post().room && make('p', { class: 'note strong' }, words.add_room),
    job.net.profile && post().url && make('p', { class: 'note' }, words.bio_link),
  ];

  const other = () => {
    if (all.length < 2) return null;
    const to = (wording + 1) % all.length;
    const label = all[to].length > 1 ? `${words.thread} (${all[to].length})` : words.wording;
    return button('other', label, () => { wording = to; part = 0; phase = 'ready'; editing = false; draw('.other'); }, 'tool other');
  };
  const changing = () => {
    if (!editing) return button('edit', words.edit, () => { editing = true; draw('textarea'); }, 'tool edit');
    return [button('done', words.edited, () => { editing = false; draw('.edit'); }, 'tool edit'),
      button('undo', words.original, () => { delete job.texts[post().id]; draw('textarea'); })];
  };
  const tools = (card) => make('div', { class: 'tools' },
    button('copy', words.copy, () => copy(text())),
    card && saving(card, words.save),
    changing(),
    other(),
    post().url && !post().room && button('link', words.copy_link, () => copy(linkOf(post()))),
    !held() && stateOf(post()) !== 'early' && make('button', {
      type: 'button', class: 'tool mark', 'aria-pressed': String(isDone(job)), onclick: () => ended(!isDone(job)),
    }, icon('done'), make('span', {}, isDone(job) ? words.posted : words.mark)));

  const about = (card) => {
    const sizes = cards.filter((each) => each.subject === card.subject && addressOfPicture(each));
    return make('details', { class: 'about', open: lead && ROOM.matches }, make('summary', {}, words.more),
      make('p', { class: 'sizes' }, sizes.map((each) => saving(each, each.size, 'tool'))),
      make('h4', {}, words.alt), make('p', { class: 'alt', dir: 'auto' }, altOf(card)), button('copy', words.copy_alt, () => copy(altOf(card))));
  };

  const draw = (focus = '') => {
    const card = cardOf(post());
    const thread = all[wording].length > 1;
    place.className = `post${lead ? ' lead' : ''}${card ? '' : ' bare'}${stateOf(post()) === 'past' ? ' past' : ''}`;
    place.replaceChildren(...[
      card && picture(card),
      make('div', { class: 'body' },
        make('h3', {}, make('span', { class: 'sign' }, icon(job.net.name)), job.net.label,
          make('small', {}, thread ? put(words.part, { number: part + 1, of: all[wording].length }) : '')),
        notes().filter(Boolean),
        post().subject && make('p', { class: 'subject' }, make('b', {}, `${words.subject} `), make('bdi', {}, post().subject)),
        writing(),
        count(),
        make('div', { class: 'go' }, main(card)),
        steps(card),
        make('div', { class: 'ways' }, otherWays(card)),
        tools(card)),
      card && about(card),
    ].filter(Boolean));
    if (focus) place.querySelector(focus)?.focus({ preventScroll: true });
  };
  draw();
  return place;
};

// ---- the post of now

let adding = false;
let picked = null;

const choose = (name) => {
  const had = chosen.networks.includes(name);
  if (adding && had) chosen.networks = chosen.networks.filter((each) => each !== name);
  else if (!had) chosen.networks = [...chosen.networks, name];
  picked = adding && had ? null : name;
  adding = false;
  keepHabits();
  lead('.main');
};

// a group's own networks come first
const networks = () => {
  const own = (groupNow()?.own || []).map((place) => data.networks[place]);
  return [...own, ...data.networks.filter((net) => !own.includes(net))];
};

const tiles = (moment) => make('div', { class: 'where' },
  make('h3', {}, words.where),
  make('p', { class: 'note' }, words.remembered),
  make('div', { class: 'tiles' }, networks().filter((net) => moment.jobs.some((job) => job.net === net)).map((net) => make('button', {
    type: 'button', class: 'tile', 'data-net': net.name, 'aria-pressed': String(chosen.networks.includes(net.name)), onclick: () => choose(net.name),
  }, icon(net.name), make('span', {}, net.label)))));

const pills = (theirs, current) => make('div', { class: 'pills', role: 'group', 'aria-label': words.where },
  theirs.map((job) => make('button', {
    type: 'button', class: isDone(job) ? 'pill did' : 'pill', 'data-net': job.net.name, 'aria-pressed': String(job === current), onclick: () => { picked = job.net.name; lead(); },
  }, icon(isDone(job) ? 'done' : job.net.name), make('span', {}, job.net.label))),
  button('add', words.add, () => { adding = true; lead('.tile'); }, 'pill add'));

const heading = (moment, theirs) => {
  const begun = momentState(moment) === BEGUN;
  const done = theirs.filter(isDone).length;
  return make('div', { class: 'top' },
    make('div', {}, make('p', { class: 'eyebrow' }, begun ? words.now : words.next), make('h2', {}, moment.title),
      !begun && make('p', { class: 'note' }, moment.when)),
    begun && theirs.length > 0 && make('p', { class: 'today' }, make('span', {}, put(words.today, { done, all: theirs.length })), make('progress', { value: done, max: theirs.length, 'aria-hidden': 'true' })));
};

const preview = (moment) => {
  const card = moment.jobs.map((job) => cardOf(job.posts[0])).find(Boolean);
  return card && make('div', { class: 'preview' }, make('img', { src: addressOfPicture(card), alt: altOf(card), width: card.width, height: card.height, decoding: 'async' }));
};

const after = (moment) => {
  const coming = moments.filter((each) => each !== moment && momentState(each) === 'early')[0];
  return make('div', { class: 'finished' }, icon('done'), make('p', {}, make('b', {}, words.done)), coming && make('p', { class: 'note' }, `${words.next}: ${[coming.title, coming.when].filter(Boolean).join(', ')}`));
};

const groupPicker = () => (groups.length ? make('p', { class: 'group' }, make('label', { for: 'group' }, words.group),
  make('select', { id: 'group', onchange: (event) => { chosen.group = event.target.value; keepHabits(); jobs.forEach((job) => { job.texts = {}; }); redress(); lead('#group'); } },
    make('option', { value: '' }, words.everyone),
    groups.map((group) => make('option', { value: group.code, selected: group.code === chosen.group }, group.name)))) : null);

// the button at the thumb belongs to the post of now: it goes where that is out of sight
const watcher = 'IntersectionObserver' in window
  ? new IntersectionObserver((seen) => document.body.classList.toggle('acting', seen.at(-1).isIntersecting))
  : null;
const watchLead = () => {
  watcher?.disconnect();
  const post = now.querySelector('.post.lead');
  if (post) watcher?.observe(post);
};

const lead = (focus = '') => {
  const moment = leadNow();
  badges();
  document.body.classList.remove('acting');
  if (!moment) {
    now.replaceChildren(...(moments.length ? [make('div', { class: 'finished' }, icon('done'), make('p', {}, make('b', {}, words.over)))] : []));
    return;
  }
  const theirs = chosen.networks.map((name) => moment.jobs.find((job) => job.net.name === name)).filter(Boolean);
  const current = theirs.find((job) => job.net.name === picked) || theirs.find((job) => keyOf(job) === pending) || theirs.find((job) => !isDone(job));
  const asking = adding || !theirs.length;
  const children = [groupPicker(), heading(moment, theirs)];
  if (asking) children.push(tiles(moment), preview(moment));
  else {
    children.push(pills(theirs, current));
    if (current) {
      children.push(view(current, { lead: true, finished: () => { picked = null; lead('.main'); } }));
      document.body.classList.add('acting');
    } else children.push(after(moment));
  }
  now.replaceChildren(...children.filter(Boolean));
  watchLead();
  paper(moment);
  if (focus) (now.querySelector(`${focus}:not(p)`) || now.querySelector('.post .tool, .pill'))?.focus({ preventScroll: true });
};

// ---- everything, by date: closed, and dressed when opened

const badges = () => {
  const current = leadNow();
  moments.forEach((moment) => {
    const state = momentState(moment);
    moment.place.dataset.state = moment === current && state === BEGUN ? 'now' : state;
    moment.place.querySelector('summary em')?.remove();
    const label = { now: words.current, past: words.passed }[moment.place.dataset.state];
    if (label) moment.place.querySelector('summary').append(make('em', {}, label));
    moment.jobs.forEach((job) => job.place.classList.toggle('did', isDone(job)));
  });
};

const dress = (job) => {
  job.place.classList.add('dressed');
  job.place.querySelector('article')?.remove();
  job.place.append(view(job, { finished: () => lead() }));
};
const redress = () => jobs.forEach((job) => {
  if (job.place.open) dress(job);
  else job.place.querySelector('article')?.remove();
});

places.forEach((place, number) => place.addEventListener('toggle', () => {
  if (place.open && !place.querySelector('article')) dress(jobs[number]);
}));

shelf?.addEventListener('toggle', () => {
  const gallery = shelf.querySelector('.gallery');
  if (!shelf.open || gallery.querySelector('img')) return;
  gallery.replaceChildren(...cards.map((card) => make('span', { class: 'shown' },
    make('img', { src: addressOfPicture(card), alt: altOf(card), width: card.width, height: card.height, loading: 'lazy', decoding: 'async' }), saving(card, card.size))));
}, { once: false });

// ---- on paper: the code, and the shortest words of the moment

const SHEET = 16; // lines that fit one sheet below the code
const paper = (moment) => {
  const place = document.getElementById('paper');
  if (!place || held()) return;
  const bare = (text, url) => (url ? text.split(url).join(url.split('?')[0]) : text);
  const texts = moment.jobs.map((job) => bare(textOf(job, job.posts[0]), linkOf(job.posts[0]))).sort((a, b) => a.length - b.length);
  const lines = (text) => text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 70), 0);
  const both = lines(texts[0]) + lines(texts[1] || '') <= SHEET;
  place.replaceChildren(make('h2', {}, moment.title), ...texts.slice(0, both ? 2 : 1).map((text) => make('p', { class: 'words', dir: 'auto' }, text)));
};

// ---- the head: how long it is until then

const soon = () => {
  const place = document.getElementById('soon');
  if (!place || !data.start) return;
  const start = new Date(data.start);
  const end = data.end ? new Date(data.end) : new Date(Math.max(start.getTime() + 3 * 3600e3, start.getTime()));
  if (Date.now() > end) { place.textContent = words.over_event; return; }
  const day = (time) => new Date(time.getFullYear(), time.getMonth(), time.getDate());
  const days = Math.max(0, Math.round((day(start) - day(new Date())) / 864e5));
  const language = `${document.documentElement.lang}-u-nu-latn`;
  place.textContent = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
};

// a page may stay open over the end of an embargo, and over any moment
let state = '';
const tick = () => {
  lift();
  soon();
  const before = state;
  state = JSON.stringify([held(), jobs.map((job) => job.posts.map(stateOf))]);
  if (state === before) return;
  lead();
  redress();
};

document.documentElement.classList.add('scripted');
tick();
document.addEventListener('visibilitychange', tick);
setInterval(tick, 30000);
