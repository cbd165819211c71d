import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { drawnCalls, type HttpCall } from '../diagrams/http-calls.ts';
import { isAside, isAsideHeading } from '../prose/aside.ts';
import { unknownOperations } from '../prose/called-operations.ts';
import { cleanPath, endpointsIn } from '../prose/endpoints.ts';
import { type HttpContract, httpContract } from '../prose/http-contract.ts';
import { type Call, judgeEndpoint } from '../prose/judge-endpoint.ts';
import { matchOperation, versionOf } from '../prose/match-operation.ts';
import { namedOperations } from '../prose/named-operations.ts';
import { unknownRpcs } from '../prose/named-rpcs.ts';
import { isOutside } from '../prose/outside.ts';
import { sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';

/** Calls of one design that are looked at. */
const MOST = 1000;

/** Endpoints that the prose, its tables and its headings name, and that the contract does not have. */
export const proseEndpoints: Rule = {
  name: 'together/prose-endpoint',
  find(design) {
    const called = [
      ...unknownRpcs(design, 'together/prose-endpoint'),
      ...unknownOperations(design, 'together/prose-endpoint'),
    ];
    const named = namedOperations(design, 'together/prose-endpoint');
    const rpcs = [...called, ...named.filter(({ line }) => !called.some((one) => one.line === line))];
    const contract = httpContract(design);
    if (!contract) return rpcs;
    // What a list in the text defines is not said of it besides.
    const own = new Set(contract.listed ? contract.operations.map(({ line }) => line) : []);
    const theirs = calledOutside(design, contract);
    const calls = [...inSentences(design), ...inTables(design), ...inHeadings(design)]
      .filter(({ line, method, path }) => !own.has(line) && !theirs.has(`${method} ${path}`))
      .slice(0, MOST);
    const known = calls.filter(({ method, path }) => matchOperation(contract.operations, method, path).is === 'known');
    // Several in one line that are all strange, and none that is not: they are of another contract.
    const isKnownLine = new Set(known.map(({ line }) => line));
    const isOfAnother = ({ line, path }: Call): boolean =>
      !isKnownLine.has(line) && calls.some((other) => other.line === line && other.path !== path);
    const versions = new Set(known.map(({ path }) => versionOf(path)));
    // Where the design names its endpoints as a habit, and gets them right, one that is like the others is meant too.
    const habit = known.length >= 3 && known.length >= calls.length * 0.75;
    const found = new Map<string, Finding>();
    for (const call of calls.filter((one) => !isOfAnother(one)).sort((a, b) => a.line - b.line)) {
      const key = `${call.method} ${call.path}`;
      const before = found.get(key);
      const finding = judgeEndpoint(
        { ...call, certain: habit && versions.has(versionOf(call.path)) },
        contract,
        'together/prose-endpoint',
      );
      if (!finding) continue;
      if (before) before.with = [...(before.with ?? []), call.line];
      else found.set(key, finding);
    }
    // Where the text has many that the contract has not, the contract shows a part.
    const right = new Set(known.map(({ method, path }) => `${method} ${path}`)).size;
    return found.size > Math.max(2, right / 4) ? rpcs : [...rpcs, ...found.values()];
  },
};

/** Calls that the diagrams send to somebody of whom the contract knows none. */
function calledOutside({ diagrams }: Design, { operations }: HttpContract): Set<string> {
  const calls = drawnCalls(diagrams);
  const isKnown = ({ method, path }: HttpCall): boolean => matchOperation(operations, method, path).is === 'known';
  const ours = new Set(calls.filter(isKnown).map(({ to }) => to.label));
  const theirs = calls.filter(({ from, to }) => ours.size > 0 && !ours.has(to.label) && from.label !== to.label);
  return new Set(theirs.map(({ method, path }) => `${method} ${path}`));
}

function inSentences({ prose }: Design): Call[] {
  return prose.passages.flatMap(sentencesOf).flatMap(({ text, aside, line }) => {
    if (aside) return [];
    const words = text.replace(/`[^`]*`/g, ' ').replace(/\/\S+/g, '');
    return endpointsIn(text).map(({ method, path, at }) => ({
      method,
      path,
      line: line + (text.slice(0, at).match(/\n/g) ?? []).length,
      doubtful: isOutside(words),
    }));
  });
}

/** Rows with a column for the method and one for the path. */
function inTables({ prose }: Design): Call[] {
  return prose.tables.flatMap(({ head, rows, section }) => {
    if (section && isAsideHeading(section)) return [];
    const methodAt = head.findIndex((cell) => /^(?:http )?(?:method|verb)s?$/i.test(cell));
    const pathAt = head.findIndex((cell) => /^(?:http )?(?:path|endpoint|route|resource|url|uri)s?$/i.test(cell));
    if (methodAt < 0 || pathAt < 0) return [];
    return rows.flatMap(({ cells, line }) => {
      const methods = cells[methodAt]?.match(/\b(?:GET|POST|PUT|PATCH|DELETE|HEAD)\b/g) ?? [];
      const path = /\/[^\s`"'|,;()]*/.exec(cells[pathAt] ?? '')?.[0];
      const words = cells.filter((_, at) => at !== pathAt).join(' ');
      if (!path || path.includes('…') || isAside(words)) return [];
      return methods.map((method) => ({ method, path: cleanPath(path), line, doubtful: isOutside(words) }));
    });
  });
}

function inHeadings({ prose }: Design): Call[] {
  return prose.sections.flatMap(({ heading, line }) =>
    isAsideHeading(heading)
      ? []
      : endpointsIn(heading).map(({ method, path }) => ({
          method,
          path,
          line,
          doubtful: isOutside(heading.replace(/\/\S+/g, '')),
        })),
  );
}
