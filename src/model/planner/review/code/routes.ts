import { type Code, callsOf } from './code.ts';
import { type Unit, unitsOf } from './units.ts';

/** An address of a program, and what answers there. */
export type Route = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As it is written; empty where only the name of what answers is known. */
  path: string;
  start: number;
  /** What stands between the address and the function: middleware, options, decorators, parameters. */
  between: string;
  /** On what it was registered: `app`. */
  on: string;
  unit?: Unit;
};

type Method = Route['method'];

const METHODS = 'get|post|put|patch|delete';
/** They call addresses instead of answering at them. */
const CLIENT =
  /^(?:axios|got|ky|superagent|supertest|request|requests|http|https|client|fetcher|httpx|session|cache|redis|nock|mock|this\.http|Http)$|[cC]lient$|http$|\)$/;

/** The routes of a program that answer for one method. */
export function routesOf(code: Code, units: readonly Unit[] = unitsOf(code)): Route[] {
  const found = [
    ...registered(code, units),
    ...chained(code, units),
    ...annotated(code, units),
    ...actions(code, units),
  ];
  return found.sort((a, b) => a.start - b.start);
}

/** `app.post('/orders', guard, handler)`, in the words of all frameworks that register with a call. */
function registered(code: Code, units: readonly Unit[]): Route[] {
  const calls = callsOf(code, new RegExp(`(?:\\.|::|->)(?:Map)?(?:${METHODS}|HandleFunc|Handle)$`, 'i'));
  return calls.flatMap(({ name, start, open, close, args }) => {
    const [, on = '', word = ''] = /^(.*?)(?:\.|::|->)(?:Map)?(\w+)$/.exec(name) ?? [];
    const text = /^\s*[a-z]?["'`]([^"'`]*)["'`]/.exec(args)?.[1];
    if (
      text === undefined ||
      (CLIENT.test(on) && !/^(?:http)$/.test(on)) ||
      /^\s*(?:await|return)\b/.test(lineBefore(code, start))
    )
      return [];
    const [, verb, path = text] = /^(GET|POST|PUT|PATCH|DELETE) (\S+)$/.exec(text) ?? [];
    const method = (/^handle/i.test(word) ? verb : word)?.toLowerCase();
    if (on.startsWith('@')) return [];
    const unit = handlerIn(code, units, open, close);
    if (!method || !(text.startsWith('/') || text === '' || verb) || (!/,/.test(args) && !unit)) return [];
    const between = code.bare
      .slice(open + 1, unit && unit.start > open && unit.start < close ? unit.start : close)
      .slice(text.length + 2);
    return [{ method: method as Method, path, start, between, on, ...(unit ? { unit } : {}) }];
  });
}

/** `.route("/orders/{id}", get(show).delete(remove))`, and `router.route('/orders').post(guard, create)`. */
function chained(code: Code, units: readonly Unit[]): Route[] {
  return callsOf(code, /\.route$/).flatMap(({ name, start, open, close, args }) => {
    const path = /^\s*["'`]([^"'`]*)["'`]/.exec(args)?.[1];
    if (path === undefined) return [];
    const inside = callsOf(code, new RegExp(`(?:^|\\.|::)(?:${METHODS})$`), open, close);
    const after = callsOf(
      code,
      new RegExp(`^${name.replace(/[.()[\]$]/g, '\\$&')}\\(\\)(?:\\.\\w+\\(\\))*\\.(?:${METHODS})$`),
      start,
      close + 400,
    );
    return [...inside, ...after].map((call): Route => {
      const unit = handlerIn(code, units, call.open, call.close);
      const method = call.name.split(/[.:]/).at(-1) as Method;
      return {
        method,
        path,
        start: inside.includes(call) ? open : call.open,
        between: code.bare.slice(
          call.open + 1,
          unit && unit.start > call.open && unit.start < call.close ? unit.start : call.close,
        ),
        on: name.replace(/\.route$/, ''),
        ...(unit ? { unit } : {}),
      };
    });
  });
}

function lineBefore({ plain }: Code, at: number): string {
  return plain.slice(plain.lastIndexOf('\n', at - 1) + 1, at);
}

/** The last function in the brackets of a call, or the one that is named there. */
function handlerIn(code: Code, units: readonly Unit[], open: number, close: number): Unit | undefined {
  const inside = units.filter(({ start, end }) => start > open && end <= close + 1);
  const outer = inside.filter(
    (unit) => !inside.some((other) => other !== unit && other.start <= unit.start && other.end >= unit.end),
  );
  if (outer.length > 0) return outer.at(-1);
  const named = /([\w$]+)\)*\s*,?\s*$/.exec(code.plain.slice(open + 1, close))?.[1];
  return units.find(({ name }) => name !== '' && name === named);
}

const ANNOTATIONS = [
  new RegExp(`@[\\w.]+\\.(?<verb>${METHODS})\\(\\s*[a-z]?["'](?<path>[^"']*)`),
  /@[\w.]+\.route\(\s*["'](?<path>[^"']*)["'][\s\S]*?methods\s*=\s*[[(]\s*["'](?<verb>\w+)["']/,
  /@(?<verb>Get|Post|Put|Patch|Delete)Mapping\b(?:\(\s*(?:(?:value|path)\s*=\s*)?\{?"(?<path>[^"]*))?/,
  /@(?<verb>Get|Post|Put|Patch|Delete)\(\s*(?:["'`](?<path>[^"'`]*))?/,
  /@(?<verb>GET|POST|PUT|PATCH|DELETE)\b(?:[\s\S]*?@Path\("(?<path>[^"]*))?/,
  /\[Http(?<verb>Get|Post|Put|Patch|Delete)(?:\("(?<path>[^"]*)"\))?/,
  /#\[(?<verb>get|post|put|patch|delete)\(\s*"(?<path>[^"]*)/,
  /#\[Route\(\s*['"](?<path>[^'"]*)['"][\s\S]*?methods:\s*\[\s*['"](?<verb>\w+)/,
  /@require_(?<verb>POST|GET)\b/,
  /@(?:require_http_methods|api_view)\(\s*\[\s*["'](?<verb>\w+)/,
  /@(?:[\w.]+\.)?action\([\s\S]*?methods\s*=\s*\[\s*["'](?<verb>\w+)/,
];

/** A function whose decorators say where it answers. */
function annotated(code: Code, units: readonly Unit[]): Route[] {
  return units.flatMap((unit) => {
    for (const annotation of ANNOTATIONS) {
      const match = annotation.exec(unit.head);
      const method = match?.groups?.verb?.toLowerCase();
      if (!match || !method || !METHODS.split('|').includes(method)) continue;
      const start = code.bare.indexOf(match[0].slice(0, 12), unit.start);
      const on = /^@([\w.]+)\./.exec(match[0])?.[1] ?? '';
      return [
        {
          method: method as Method,
          path: match.groups?.path ?? '',
          start: start === -1 ? unit.start : start,
          between: unit.head,
          on,
          unit,
        },
      ];
    }
    return [];
  });
}

const RAILS: Record<string, Method> = { create: 'post', update: 'patch', destroy: 'delete', index: 'get', show: 'get' };

/** What frameworks find by its name: actions of a Rails controller, methods of a view class in Python. */
function actions(code: Code, units: readonly Unit[]): Route[] {
  const classes = code.blocks.filter(({ kind }) => kind === 'class');
  return units.flatMap((unit) => {
    const home = classes.findLast(({ start, end }) => start < unit.start && unit.end <= end);
    if (!home) return [];
    const isRails = code.language === 'ruby' && /Controller\b/.test(home.head);
    const isView =
      code.language === 'python' && /\((?:.*\b)?\w*(?:View|ViewSet|Resource|RequestHandler)\w*\b/.test(home.head);
    const method = isRails
      ? RAILS[unit.name]
      : isView && METHODS.split('|').includes(unit.name)
        ? (unit.name as Method)
        : undefined;
    if (!method) return [];
    return [{ method, path: '', start: code.bare.indexOf('def', unit.start), between: unit.head, on: '', unit }];
  });
}
