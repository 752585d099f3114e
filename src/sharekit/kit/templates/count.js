// How each network counts, by the rules of the program itself (`write.counting_rules`); a browser
// that lacks a part of them counts characters.
const countersBy = (rules) => {
  const points = (text) => Array.from(text).length;
  const segments = 'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'grapheme' }) : null;
  const clusters = (text) => (segments ? Array.from(segments.segment(text), (part) => part.segment) : Array.from(text));
  const graphemes = (text) => clusters(text).length;
  const largest = (text) => Math.max(graphemes(text), text.length);
  if (!rules) return { largest };

  const bytes = (text) => new TextEncoder().encode(text).length;
  const pattern = (source, flags = 'gu') => new RegExp(source, flags);
  const full = pattern(rules.full, 'giu');
  const mention = pattern(rules.mention);
  const pictures = pattern(rules.pictures, 'u');
  const bare = (link) => {
    const end = link.replace(/[.,;:!?]+$/, '');
    return end.endsWith(')') && !end.includes('(') ? end.replace(/\)+$/, '') : end;
  };

  const displayed = (link) => {
    const shown = bare(link);
    const rest = shown.slice(shown.indexOf('://') + 3);
    const slash = rest.indexOf('/');
    const host = slash < 0 ? rest : rest.slice(0, slash);
    let path = slash < 0 ? '' : rest.slice(slash);
    if (path === '/') path = '';
    else if (points(path) > rules.bluesky[0]) path = Array.from(path).slice(0, rules.bluesky[1]).join('') + '...';
    return host + path + link.slice(shown.length);
  };

  const gsm = new Set(rules.gsm);
  const double = new Set(rules.double);
  const sms = (text) => {
    const signs = Array.from(text);
    if (!signs.every((sign) => gsm.has(sign) || double.has(sign))) return text.length;
    return signs.reduce((sum, sign) => sum + (double.has(sign) ? 2 : 1), 0);
  };

  const weight = (x) => {
    let last = '';
    const unfolded = Array.from(x.names.matchAll(/(\d)(\D+)/g), ([, shared, rest]) => { last = last.slice(0, shared) + rest; return last; });
    const names = unfolded.sort((a, b) => b.length - a.length).join('|');
    const links = pattern(x.link.replaceAll('NAMES', names), 'giu');
    const latin = pattern(x.bare.replaceAll('NAMES', names), 'giu');
    const short = pattern(x.short, 'iuy');
    const without = pattern(x.without, 'u');
    const emoji = pattern(x.emoji);

    // punycode as the browser makes it; a host that no name server can hold is no link
    const exists = (host, length) => {
      let ascii = host;
      if (/[^\x00-\x7f]/.test(host)) {
        try { ascii = new URL(`http://${host}/`).hostname; } catch { return false; }
      }
      const labels = ascii.split('.');
      if (labels.some((label) => !label || label.length > 63)) return false;
      return ascii.length <= x.most.host && length - points(host) + ascii.length <= x.most.link;
    };

    const whole = (link, host, start) => {
      short.lastIndex = 0;
      const found = short.exec(link);
      if (found) return found.groups.slug.length <= x.most.slug ? [[start, start + found[0].length]] : [];
      return exists(host, points(link)) ? [[start, start + link.length]] : [];
    };

    const loose = (domain, start, end) => {
      const spans = Array.from(domain.matchAll(latin), (found) => [found.index, found.index + found[0].length]);
      if (spans.length && spans.at(-1)[1] === domain.length) spans.at(-1)[1] = end - start;
      return (url) => spans
        .filter(([from, to]) => exists(url.slice(from, to).split(/[:/?]/)[0], points(url.slice(from, to))))
        .map(([from, to]) => [start + from, start + to]);
    };

    const linksIn = (text) => Array.from(text.matchAll(links)).flatMap((found) => {
      const { before, url, protocol, domain } = found.groups;
      const start = found.index + before.length;
      if (protocol) return whole(url, domain, start);
      return without.test(before) ? [] : loose(domain, start, start + url.length)(url);
    });

    const light = (sign) => x.light.some(([low, high]) => sign.codePointAt(0) >= low && sign.codePointAt(0) <= high);
    const plain = (text) => Array.from(text).reduce((sum, sign) => sum + (light(sign) ? 1 : 2), 0);
    const prose = (text) => {
      let sum = 0;
      let place = 0;
      for (const found of text.matchAll(emoji)) {
        if (points(found[0]) === 1 && found[0].codePointAt(0) <= x.light[0][1]) continue;
        sum += plain(text.slice(place, found.index)) + x.cost.emoji;
        place = found.index + found[0].length;
      }
      return sum + plain(text.slice(place));
    };

    return (written) => {
      const text = written.normalize('NFC');
      let sum = 0;
      let place = 0;
      for (const [start, end] of text.includes('.') ? linksIn(text) : []) {
        sum += prose(text.slice(place, start)) + x.cost.link;
        place = end;
      }
      return sum + prose(text.slice(place));
    };
  };

  return {
    largest,
    sms,
    x: rules.x ? weight(rules.x) : largest,
    bluesky: (text) => graphemes(text.replace(full, displayed)),
    mastodon: (text) => graphemes(text
      .replace(full, (link) => 'x'.repeat(rules.mastodon) + link.slice(bare(link).length))
      .replace(mention, '$1')),
    threads: (text) => clusters(text).reduce((sum, one) => sum + (pictures.test(one) ? bytes(one) : 1), 0),
  };
};
