import { type Measure, measureOf, money } from './measure.ts';

/** A number in the text with what it counts. */
export type Quantity = {
  /** As it is written, with its unit, for messages. */
  text: string;
  /** In the text that was read, in characters; `end` is behind its unit. */
  start: number;
  end: number;
  /** With its `k`, `million` or `%` taken in, without its unit. */
  number: number;
  /** Other numbers that it may mean: `500B` is a size, or 500 thousand million. */
  others: { number: number; measures: Measure[] }[];
  /** How far the number may be off by the rounding of its last written digit, as a part of itself. */
  slack: number;
  /** The same when its closing zeros were not meant as digits. */
  looseSlack: number;
  /** It says itself that it is not exact (`~`, `about`, `+`). */
  approximate: boolean;
  measures: Measure[];
  percent: boolean;
  /** The word that it counts (`orders`), in lower case. */
  noun?: string;
};

const NUMBER =
  /(?<![\p{L}\p{N}_.#-]|[^\d\s)]\/)(?:(?<=^|[^\p{L}\p{N}])[$€£]\s?)?(?:(\d{1,3}(?:[,_\u00a0\u202f']\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d.])|\d+(?:\.\d+)?)(?:e\+?(\d{1,2})|\s?(?:[×x*·]\s?)?10\^(\d{1,2}))?|(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty)(?=[\s-]\p{L}))/giu;
const WORDS: Readonly<Record<string, string>> = {
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  eleven: '11',
  twelve: '12',
  fifteen: '15',
  twenty: '20',
  thirty: '30',
  forty: '40',
  fifty: '50',
  sixty: '60',
};
const SCALE = /^\s?(thousand|million|mio|billion|bn|trillion|mn|[KkMBG]|T)(?![\p{L}\p{N}%])/u;
const BY: Readonly<Record<string, number>> = {
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  mio: 1e6,
  mn: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  g: 1e9,
  trillion: 1e12,
  t: 1e12,
};
const RATE = /^(?:rps|qps|tps|ops|iops|wps|req\/s|hz)$/i;
const BITRATE = /^([kmgt])bps$/i;
const APPROXIMATE =
  /(?:~|≈|≅|\b(?:about|around|roughly|approximately|approx\.?|nearly|almost|some|circa|ca\.|just (?:under|over)|up to|a good|at least|at most|more than|less than))\s*[$€£]?$/i;
/** Words between a number and its `per day`: more of them belong to something else. */
const FARTHEST = 5;
/** In characters: longer numbers are identifiers. */
const LONGEST = 24;

/** Texts that were read last: a dozen rules ask for the same ones. */
const known = new Map<string, Quantity[]>();
const MOST_KNOWN = 2000;

/** The quantities of one line of text, in order. */
export function quantitiesIn(text: string): readonly Quantity[] {
  const before = known.get(text);
  if (before) return before;
  const found: Quantity[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const quantity = match[0].length > LONGEST ? undefined : read(text, match);
    if (quantity && quantity.start >= (found.at(-1)?.end ?? 0)) found.push(quantity);
  }
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, found);
  return found;
}

function read(text: string, match: RegExpExecArray): Quantity | undefined {
  const start = match.index;
  let at = start + match[0].length;
  const word = match[4]?.toLowerCase();
  const digits = (match[1] ?? (word && WORDS[word]) ?? '').replace(/[,_\u00a0\u202f' ]/g, '');
  const power = 10 ** Number(match[2] ?? match[3] ?? 0);
  const [half, loose] = halfUnits(digits).map((unit) => unit * power) as [number, number];
  let number = Number(digits) * power;
  if (!Number.isFinite(number) || /^0\d/.test(digits)) return undefined;
  const rest = text.slice(at);
  // Times, dates, versions, ratios, ordinals: numbers that count nothing.
  if (/^(?::\d|-\d+-\d|\.\d+\.|\.x\b|(?:st|nd|rd|th)\b|:1\b)/.test(rest)) return undefined;
  const raised = /^\^(\d{1,2})(?!\d)/.exec(rest);
  if (raised) {
    number **= Number(raised[1]);
    at += raised[0].length;
  }
  const measures: Measure[] = /[$€£]/.test(match[0]) ? [money] : [];
  const others: Quantity['others'] = [];
  let percent = false;
  let scale = 1;
  const scaled = raised ? null : SCALE.exec(rest);
  const letter = scaled?.[1] ?? '';
  if (scaled && !(letter === 'B' && /^\s/.test(scaled[0])) && letter !== 'G') {
    scale = BY[letter.toLowerCase()] ?? 1;
    at += scaled[0].length;
    const twin = letter === 'B' || letter === 'M' ? measureOf(letter === 'B' ? 'B' : 'MB') : undefined;
    if (twin) others.push({ number, measures: [twin] });
  } else if (/^\s?%|^\s?percent\b/.test(rest)) {
    at += /^\s?(?:%|percent)/.exec(rest)?.[0].length ?? 0;
    percent = true;
    scale = 0.01;
  }
  number *= scale;
  const unit = unitAfter(text, at, measures.length > 0);
  const before = text.slice(Math.max(0, start - 20), start);
  const plus = /^\+/.test(text.slice(at)) || /^\+/.test(text.slice(unit.end));
  return {
    text: text.slice(start, unit.shown).trim(),
    start,
    end: unit.end,
    number,
    others: others.map((other) => ({ number: other.number, measures: [...other.measures, ...unit.measures] })),
    slack: number === 0 ? 0 : (half * scale) / number,
    looseSlack: number === 0 ? 0 : (loose * scale) / number,
    approximate: APPROXIMATE.test(before) || plus,
    measures: [...measures, ...unit.measures],
    percent,
    ...(unit.noun && { noun: unit.noun }),
  };
}

/** One of the last written digit where that is a fraction (many cut instead of rounding), else half of one; and half of the last digit that is no closing zero. */
function halfUnits(digits: string): [number, number] {
  const fraction = /\.(\d+)$/.exec(digits)?.[1];
  if (fraction) return [10 ** -fraction.length, 10 ** -fraction.length];
  const zeros = /0*$/.exec(digits)?.[0].length ?? 0;
  return [0.5, 0.5 * 10 ** Math.min(zeros, digits.length - 1)];
}

type After = { measures: Measure[]; end: number; shown: number; noun?: string };

const WORD = /^(?:\s|-(?=[\p{L}]))*([\p{L}µμ][\p{L}µμ\d'’_-]*|\/\s?(?=[\p{L}])|`[^`\n]{0,60}`)/u;
/** Where what a number counts comes to its end. */
const STOP =
  /^(?:and|or|once|twice|is|are|was|means?|makes?|gives?|equals?|that|which|then|so|but|with|at|for|over|in|on|from|to|plus|minus|times|divided|multiplied|of|by|x|if|when|while|i|e|the|needs?|comes?|it|we|≈|about|roughly|around|leaves?|takes?|yields?|holds?|keeps?|adds?|stores?|writes?|produces?|uses?|requires?|opens?|generates?|fits?|can|must|will|should|has|have|into|becomes?|averages?|rounded|total|totals?|altogether|together|overall)$/i;

function unitAfter(text: string, from: number, hasMoney: boolean): After {
  const measures: Measure[] = [];
  let end = from;
  let shown = from;
  let noun: string | undefined;
  let per = false;
  let isRate = false;
  for (let words = 0; words < FARTHEST; words++) {
    const match = WORD.exec(text.slice(end, end + 80));
    const word = match?.[1];
    if (!match || word === undefined) break;
    if (isRate && !/^(?:\/|per$)/i.test(word)) break;
    if (
      !per &&
      !isRate &&
      measures.length > 0 &&
      !/^(?:\/|per$|an?$|each$|every$|\w+ly$)/i.test(word) &&
      !RATE.test(word)
    )
      break;
    if (word.startsWith('/')) {
      per = true;
      end += match[0].length;
      continue;
    }
    const bare = word.replace(/^`|`$/g, '');
    if (/^(?:working|business|calendar|trading)$/i.test(bare) && /^\s+days\b/.test(text.slice(end + match[0].length))) {
      end += match[0].length;
      continue;
    }
    if (/^(?:per|a|an|each|every)$/i.test(bare)) {
      const next = WORD.exec(text.slice(end + match[0].length, end + match[0].length + 40))?.[1] ?? '';
      const time = measureOf(next, -1);
      if (!per && /^per$/i.test(bare) && !time) {
        // `per user` says of what, not how fast.
        end += match[0].length;
        per = true;
        continue;
      }
      if (time?.kind !== 'time') break;
      end += match[0].length;
      per = true;
      continue;
    }
    if (/^(?:daily|hourly|weekly|monthly|yearly|annually)$/i.test(bare)) {
      const name =
        bare.toLowerCase() === 'daily' ? 'day' : bare.toLowerCase() === 'annually' ? 'year' : bare.slice(0, -2);
      const time = measureOf(name, -1);
      if (time) measures.push(time);
      end += match[0].length;
      shown = end;
      break;
    }
    // `60,000 ops/s` counts ops.
    const isNoun = /^(?:ops|req)$/i.test(bare) && /^\s?\/\s?\p{L}/u.test(text.slice(end + match[0].length));
    const rate = RATE.test(bare) && !isNoun ? measureOf('s', -1) : undefined;
    const bit = BITRATE.exec(bare)?.[1];
    const measure = per || !/-/.test(match[0]) || words === 0 ? measureOf(bare, per ? -1 : 1) : undefined;
    if (rate) measures.push(rate);
    else if (bit) measures.push(...bitrate(bit, /B/.test(bare)));
    else if (measure && !(per && measure.kind === 'data' && !hasMoney)) {
      if (!per && noun !== undefined) break;
      measures.push(measure);
      isRate = per && measure.kind === 'time';
    } else {
      // `4 million writes a day` counts writes, `250 GB holds` does not.
      const isCounted = /^\s*(?:\/\s?\p{L}|(?:per|an?|each)\s\p{L})/u.test(
        text.slice(end + match[0].length, end + match[0].length + 20),
      );
      if (STOP.test(bare) && !(isCounted && /s$/.test(bare) && bare.length > 3)) break;
      if (!per && measures.length === 0) noun = bare.toLowerCase();
    }
    end += match[0].length;
    shown = rate || bit || measure || words < 2 || per ? end : shown;
    per = false;
  }
  return { measures, end, shown, ...(noun !== undefined && { noun }) };
}

function bitrate(prefix: string, bytes: boolean): Measure[] {
  const data = measureOf(bytes ? `${prefix}B` : `${prefix.toUpperCase()}bit`);
  const time = measureOf('s', -1);
  return data && time ? [data, time] : [];
}
