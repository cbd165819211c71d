import { lineIn } from '../../artifact.ts';
import { readData } from '../../data/read-data.ts';
import type { Design, Operation } from '../design.ts';
import { type Breach, type Claim, isUniversal } from './claim.ts';

/** Claims about all operations and fields of the contract. */
export const contractClaims: readonly Claim[] = [
  {
    name: 'together/claim-pagination',
    breaches: ({ text, aside }, design) => {
      if (
        aside ||
        /\b(?:except|apart from|unless|but|admin|export|search)\b/i.test(text) ||
        !/\bpag(?:es|ing|ination|inated)\b|\blists?\b/i.test(text)
      )
        return [];
      const cursor = /\b(?:cursor|keyset)\b/i.test(text);
      const offset = /\b(?:offset|page number)s?\b/i.test(text);
      const isClaim =
        /\b(?:all|every|each|always|everywhere|throughout)\b|\bpagination (?:is|uses)\b|\b(?:lists|collections) (?:are|use)\b|\b(?:cursor|keyset|offset)(?:[- ]based)? pagination\b/i.test(
          text,
        );
      if (cursor === offset || !isClaim) return [];
      const other = cursor
        ? /^(?:offset|page|page[-_]?(?:number|no|index)|skip)$/i
        : /^(?:cursor|after|before|page[-_]?token|starting[-_]?after|next[-_]?token)$/i;
      return http(design).flatMap((operation) => parametersOf(operation, other));
    },
  },
  {
    name: 'together/claim-version',
    breaches: (sentence, design) => {
      const version =
        /\b(?:all|every|each)\b[^.;]{0,40}\b(?:endpoints?|paths?|routes?|operations?|urls?|calls?|resources?)\b[^.;]{0,40}`?\/(?:api\/)?(v\d+)\b|\b(?:api|endpoints?|paths?)\b[^.;]{0,30}\b(?:lives?|starts?|begins?|served|sits?)\b[^.;]{0,20}`?\/(?:api\/)?(v\d+)\b/i.exec(
          sentence.text,
        );
      const wanted = version?.[1] ?? version?.[2];
      if (!wanted || sentence.aside || /\b(?:except|apart from|but|besides)\b/i.test(sentence.text)) return [];
      return http(design)
        .filter(({ path, bases }) => {
          const versions = [...bases, path].flatMap((part) => part.match(/\/v\d+(?=\/|$)/g) ?? []);
          return (
            !(bases.length === 0 && versions.length === 0 && !hasServers(design)) &&
            !versions.includes(`/${wanted}`) &&
            !/^\/(?:health|ready|live|metrics|\.well-known)/.test(path)
          );
        })
        .slice(0, 5)
        .map(({ method, path, line }) => ({ what: `\`${method} ${path}\` is not below \`/${wanted}\``, line }));
    },
  },
  {
    name: 'together/claim-errors',
    breaches: (sentence, design) => {
      const { text, aside } = sentence;
      if (
        aside ||
        !/application\/problem\+json|\bproblem details\b|\bRFC (?:7807|9457)\b/i.test(text) ||
        !/\berrors?\b|\brefus\w+|\bfail\w+/i.test(text)
      )
        return [];
      if (/\b(?:except|apart from|unless|but)\b/i.test(text)) return [];
      return otherErrorTypes(design);
    },
  },
  {
    name: 'together/claim-case',
    breaches: (sentence, { shapes }) => {
      const { text, aside } = sentence;
      const subject =
        /\b(?:json|fields?|propert(?:y|ies)|payloads?|bodies|attributes?)\b/i.test(text) &&
        !/\b(?:columns?|tables?|ddl|database|sql|headers?|enum\w*)\b/i.test(text);
      const camel = /\b(?:camelCase|lower camel case|camel[- ]case)\b/i.test(text);
      const snake = /\b(?:snake_case|snake[- ]case)\b/i.test(text);
      if (aside || !subject || camel === snake || /\b(?:except|apart from|unless|but)\b/i.test(text)) return [];
      const breaks = camel ? /^[a-z]+(?:_[a-z0-9]+)+$/ : /^[a-z]+[A-Z]\w*$/;
      const found = shapes
        .filter(({ from }) => from === 'openapi')
        .flatMap(({ name, fields }) =>
          fields
            .filter((field) => breaks.test(field.name))
            .map((field) => ({ what: `\`${name}.${field.name}\` is not`, line: field.line })),
        );
      return found.slice(0, 5);
    },
  },
  {
    name: 'together/claim-header',
    breaches: (sentence, design) => {
      const claim =
        /\b(?:every|each|all)\s+(?:\w+\s+)?(responses?|answers?|errors?)\b[^.;]{0,40}\b(?:carr(?:y|ies)|has|have|includes?|returns?|bears?|names?)\b[^.;`]{0,30}`([A-Z][\w-]+)`/i.exec(
          sentence.text,
        );
      const name = claim?.[2];
      if (!name || !isUniversal(sentence)) return [];
      const operations = http(design);
      const has = ({ responseHeaders }: Operation): boolean =>
        responseHeaders.some((one) => one.toLowerCase() === name.toLowerCase());
      const bare = operations.filter((operation) => !has(operation));
      // A contract that has it nowhere leaves it to the text.
      if (bare.length === operations.length || bare.length > operations.length / 2) return [];
      return bare.map(({ method, path, line }) => ({
        what: `no answer of \`${method} ${path}\` has \`${name}\``,
        line,
      }));
    },
  },
];

function http({ operations }: Design): Operation[] {
  return operations.filter(({ from }) => from === 'openapi');
}

function hasServers({ artifacts }: Design): boolean {
  return artifacts.some(
    ({ artifact }) => artifact.kind === 'openapi' && /^\s*["']?servers["']?\s*:/m.test(artifact.text),
  );
}

function parametersOf({ method, path, parameters }: Operation, names: RegExp): Breach[] {
  return parameters
    .filter((one) => one.in === 'query' && names.test(one.name))
    .map(({ name, line }) => ({ what: `\`${method} ${path}\` takes \`${name}\``, line }));
}

/** Error answers, inline or shared, with a body of another media type. */
function otherErrorTypes({ artifacts }: Design): Breach[] {
  return artifacts
    .filter(({ artifact }) => artifact.kind === 'openapi')
    .flatMap(({ artifact }) =>
      readData(artifact.text).documents.flatMap(({ value, lineOf }) => {
        const found: Breach[] = [];
        const visit = (node: unknown, path: (string | number)[], isError: boolean): void => {
          if (typeof node !== 'object' || node === null || path.length > 12 || found.length > 4) return;
          const types = isError ? keysOf((node as Record<string, unknown>).content) : [];
          if (types.length > 0) {
            if (!types.some((type) => type.includes('problem')))
              found.push({ what: `this error is \`${types[0]?.slice(0, 40)}\``, line: lineIn(artifact, lineOf(path)) });
            return;
          }
          for (const [key, child] of Object.entries(node)) {
            const inResponses = path.at(-1) === 'responses' && path[0] === 'paths';
            visit(child, [...path, key], isError || (inResponses && /^[45]/.test(key)));
          }
        };
        const paths = (value as Record<string, unknown> | null)?.paths;
        visit({ paths }, [], false);
        return found;
      }),
    );
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
