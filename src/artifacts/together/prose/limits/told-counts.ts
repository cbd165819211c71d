import { lineIn } from '../../../artifact.ts';
import type { Design } from '../../design.ts';
import { wordsOf } from '../../names.ts';
import { WORD_NUMBERS } from '../../word-numbers.ts';
import { isSettings } from '../is-settings.ts';
import { limitTexts } from './limit-texts.ts';
import { type Roots, rootOf, rootsIn } from './limit-words.ts';

/** The most that there may be of something, told in one place of a design. */
export type ToldCount = {
  /** The root of what is counted: attempts and tries are one. */
  noun: string;
  /** What it is for each of: a root, or a length of time; empty where it is not said. */
  per: string;
  value: number;
  said: string;
  roots: Roots;
  marks: ReadonlySet<string>;
  /** Held to by a CHECK, a schema or a setting. */
  isDeclared: boolean;
  line: number;
  place: string;
};

const NUMBER = String.raw`(\d{1,3}(?:[,_]\d{3})+|\d+|${Object.keys(WORD_NUMBERS).join('|')})`;
const MOST = String.raw`(?:at most|up to|no more than|not more than|a maximum of|maximum of|max\.?|maximum|limit(?:ed)? (?:to|of)|capped at|cap of|limit is|never more than)`;
const PER = String.raw`(?:\s+(?:per|a|an|each|in an?|to an?|for each|every)\s+(?:\w+\s+and\s+)?([a-z]+))?`;
const NOT_NOUN =
  /^(?:of|per|and|or|times|in|to|on|at|for|from|the|a|an|s|ms|sec\w*|min\w*|hours?|h|days?|d|weeks?|months?|years?|bytes?|[kmgt]i?b|char\w*|letters?|digits?|percent|gb|mb|kb|euros?|eur|usd|cents?|requests?|req|rps|qps|by|with|if|is|are|more|less|older|later|different|other|open|active)$/i;
const AT_MOST = new RegExp(String.raw`\b${MOST}\s+${NUMBER}\s+((?:[a-z-]+\s+){0,2}?)([a-z]{3,})\b${PER}`, 'gi');
/** In the row of an error: "more than 100 lines in an order". */
const BEYOND = new RegExp(
  String.raw`\b(?:more than|over|exceeds)\s+${NUMBER}\s+((?:[a-z-]+\s+){0,2}?)([a-z]{3,})\b${PER}`,
  'gi',
);
const ERROR = /^\s*(?:4\d\d\b|`[A-Za-z]+_\w+`|`4\d\d`)/;
const NOUN_LIMIT = new RegExp(
  String.raw`\b${NUMBER}\s+((?:[a-z-]+\s+){0,1}?)([a-z]{3,}s)\b${PER}\s*(?:at most|at the most|max(?:imum)?\b|or fewer)`,
  'gi',
);
/** "Tried five times", "5 attempts", "the fifth attempt". */
const TRIED = new RegExp(
  String.raw`\b(?:tried|attempted|delivered|tries it|is sent)\s+(?:at most |up to |no more than )?${NUMBER}\s+times\b|\b${NUMBER}\s+(?:delivery |send |upload )?(?:attempts|tries|deliveries)\b`,
  'gi',
);
const MARK =
  /\b(?:staging|sandbox|test|local|free|pro|premium|enterprise|basic|paid|admin\w*|guests?|anonymous|mobile|burst|soft|warn\w*|alert\w*|first|second|initial|default|own|separate|another|further|more|extra|concurrent\w*|parallel|open|active|each|wrong|failed|new)\b/gi;
const TRY = rootOf('attempts');
const ATTEMPT = /^(?:attempt|tries|tried|try|delivery|deliveries|attempts)$/i;

/** Every count of a design that is the most of something, as the text tells it and as artifacts hold it. */
export function toldCounts(design: Design): ToldCount[] {
  return [...inTexts(design), ...inColumns(design), ...inSettings(design)];
}

function inTexts(design: Design): ToldCount[] {
  return limitTexts(design).flatMap(({ text, about, place, lineAt, isDeclared }) => {
    if (isDeclared || text.length > 2000) return [];
    const beyond = ERROR.test(about) ? text.matchAll(BEYOND) : [];
    const most = [...text.matchAll(AT_MOST), ...text.matchAll(NOUN_LIMIT), ...beyond].flatMap((match) => {
      const [said, digits = '', before = '', noun = '', per = ''] = match;
      return NOT_NOUN.test(noun) || NOT_NOUN.test(before.trim().split(/\s+/)[0] ?? '')
        ? []
        : [{ said, digits, noun, per, at: match.index }];
    });
    const tried = [...text.matchAll(TRIED)].map((match) => ({
      said: match[0],
      digits: match[1] ?? match[2] ?? '',
      noun: 'attempts',
      per: '',
      at: match.index,
    }));
    return [...most, ...tried].map(({ said, digits, noun, per, at }): ToldCount => {
      const clause = clauseAround(text, at, at + said.length);
      const rest = clause.replace(said, ' . ');
      return {
        noun: ATTEMPT.test(noun) ? TRY : rootOf(noun.toLowerCase()),
        per: rootOf(per.toLowerCase()),
        value: WORD_NUMBERS[digits.toLowerCase()] ?? Number(digits.replace(/[,_]/g, '')),
        said: said.replace(/\s+/g, ' '),
        roots: rootsIn(`${rest} . ${said.replace(noun, ' ')} . ${about}`),
        marks: new Set(
          (`${clause} ${about}`.replace(/\b(?:no )?more than\b/gi, ' ').match(MARK) ?? []).map((mark) =>
            mark.toLowerCase(),
          ),
        ),
        isDeclared: false,
        line: lineAt(at),
        place,
      };
    });
  });
}

function clauseAround(text: string, from: number, to: number): string {
  const begin = Math.max(0, ...[...text.slice(0, from).matchAll(/[;:.]\s/g)].map((match) => match.index + 2));
  const end = /[;:.]\s/.exec(text.slice(to));
  return text.slice(begin, end ? to + end.index : text.length);
}

/** `tries smallint CHECK (tries <= 4)` */
function inColumns({ schema }: Design): ToldCount[] {
  return schema.tables.flatMap((table) =>
    table.columns.flatMap(({ name, type, maximum, line }): ToldCount[] => {
      const words = wordsOf(name).filter((word) => !/^(?:max|count|number|num|no|of|used|made|left)$/.test(word));
      const noun = words.at(-1) ?? '';
      if (maximum === undefined || maximum < 2 || !/^(?:small|big|medium|tiny)?int/.test(type) || noun === '')
        return [];
      return [declared(noun, maximum, `${name} <= ${maximum}`, `${table.name} ${words.slice(0, -1).join(' ')}`, line)];
    }),
  );
}

function declared(noun: string, value: number, said: string, about: string, line: number): ToldCount {
  return {
    noun: ATTEMPT.test(noun) ? TRY : rootOf(noun),
    per: '',
    value,
    said,
    roots: rootsIn(about),
    marks: new Set(),
    isDeclared: true,
    line,
    place: `line ${line}`,
  };
}

const SETTING =
  /^\s*(?:-\s+)?["']?((?:max|maximum|limit)[\w.-]*|[\w.-]*(?:attempts|tries|deliver(?:y_count|ies)|max[A-Z]\w*|_limit|_max))["']?\s*[:=]\s*["']?(\d[\d_]*)["']?\s*,?\s*(?:#.*)?$/;

/** `max_attempts: 5`, `attempts = 5`, `maxItems: 500` */
function inSettings({ artifacts }: Design): ToldCount[] {
  return artifacts.flatMap(({ artifact }) => {
    if (!isSettings(artifact)) return [];
    let section = '';
    return artifact.text
      .slice(0, 200_000)
      .split('\n')
      .flatMap((text, at): ToldCount[] => {
        section =
          /^\s*(?:-\s+)?name:\s*["']?([\w.-]+)/.exec(text)?.[1] ??
          /^\s*\[+([\w.-]+)\]+\s*$|^\s*["']?([A-Za-z][\w.-]*)["']?\s*:\s*\{?\s*$/.exec(text)?.slice(1).find(Boolean) ??
          section;
        const [, key = '', digits = ''] = SETTING.exec(text) ?? [];
        const words = wordsOf(key).filter((word) => !/^(?:max|maximum|limit|count|number|num)$/.test(word));
        const noun = words.at(-1) ?? '';
        if (noun === '' || NOT_NOUN.test(noun)) return [];
        const about = `${section} ${words.slice(0, -1).join(' ')}`;
        return [
          declared(noun, Number(digits.replaceAll('_', '')), `${key}: ${digits}`, about, lineIn(artifact, at + 1)),
        ];
      });
  });
}
