import type { Design, Passage } from '../design.ts';
import { textAt } from '../lookup.ts';
import { wordsOf } from '../names.ts';
import { codeBlocks } from './code-blocks.ts';
import { itemLists, namedItem } from './failure-items.ts';

/** Things that a design names one after the other: rows, items, headings, a sentence, the nodes of a diagram of one shape. */
export type Enumeration = {
  items: EnumeratedItem[];
  /** What stands above: its heading, the sentence before it, the titles of its columns. */
  about: string;
  line: number;
};

/** `id`: the short one that it is called by (`E3`); `text`: all that is said of it there. */
export type EnumeratedItem = { name: string; id?: string; text: string; line: number };

/** All enumerations of a design, of three things or more. */
export function enumerationsOf(design: Design): Enumeration[] {
  const all = [inTables, inLists, inData, inCode, inServices, inSentences, inHeadings, inDrawings].flatMap((read) =>
    read(design),
  );
  return all.filter(({ items }) => items.length >= LEAST);
}

const LEAST = 3;
const ID = /^[A-Z]{1,3}-?\d{1,3}$/;

function inTables(design: Design): Enumeration[] {
  return design.prose.tables.map(({ head, rows, section = '', line }) => {
    const isNumbered = rows.every(({ cells }) => /^(?:[A-Z]{0,3}-?\d{1,3}\.?)$/.test(plain(cells[0] ?? '')));
    return {
      items: rows.map(({ cells, line: at }) => {
        const [first = '', second = ''] = cells.map(plain);
        const id = isNumbered && ID.test(first) ? { id: first } : {};
        return { name: isNumbered ? second : first, ...id, text: cells.join(' | '), line: at };
      }),
      about: [around(design, section, line), ...head].join(' · '),
      line,
    };
  });
}

function inLists(design: Design): Enumeration[] {
  return itemLists(design).flatMap((list) => {
    const [first] = list;
    if (!first || list.some(({ aside }) => aside)) return [];
    const items = list.map((item) => ({ name: nameOf(item, design), text: item.text, line: item.line }));
    return [{ items, about: around(design, first.section ?? '', first.line), line: first.line }];
  });
}

/** What an item begins with, set apart by its letters or by what follows. */
function nameOf(item: Passage, design: Design): string {
  const written = textAt(design, item.line).replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '');
  const marked =
    /^(\*\*|__|[*_`])(.{2,60}?)\1/.exec(written)?.[2] ??
    CASE.exec(written)
      ?.slice(1)
      .find((one) => one !== undefined);
  return plain(marked ?? namedItem(item)?.name ?? item.text.split('\n')[0]?.slice(0, LONGEST) ?? '');
}

/** `If the geocoder does not answer, …`, `Without Redis …` */
const CASE =
  /^(?:if|when|while|should) (?:the |our )?(.{2,40}?) (?:is|are|does|do|fails?|goes|stops|cannot|has|times|dies|hangs|be)\b|^(?:without|loss of|no) (?:the )?(.{2,40}?)(?: the|[:,–—-])/i;

const UNION = /(?:["'][\w .-]{2,30}["']\s*[|,]\s*){2,}["'][\w .-]{2,30}["']/g;

/** Names in quotes, one after the other: a union, an array, the values of a CHECK; and the keys under a word of code. */
function inCode(design: Design): Enumeration[] {
  return codeBlocks(design).flatMap(({ lang, text, line }) => {
    if (/mermaid|json/.test(lang)) return [];
    const quoted = [...text.matchAll(UNION)].map((match) => {
      const at = line + text.slice(0, match.index).split('\n').length - 1;
      const names = [...match[0].matchAll(/["']([\w .-]{2,30})["']/g)].map(([, name = '']) => name);
      const about = text
        .slice(Math.max(0, match.index - 100), match.index)
        .split('\n')
        .slice(-2)
        .join(' ');
      return {
        items: names.map((name) => ({ name, text: name, line: at })),
        about: wordsOf(about).join(' '),
        line: at,
      };
    });
    return [...quoted, ...keysUnder(text, line)];
  });
}

/** `dependencies:` and the keys, or items, that are indented below it. */
function keysUnder(text: string, line: number): Enumeration[] {
  const lines = text.split('\n');
  return lines.flatMap((one, at): Enumeration[] => {
    const [, indent = '', about = ''] = /^(\s*)["']?([A-Za-z][\w-]*)["']?\s*[:=]\s*[[{]?\s*(?:#.*)?$/.exec(one) ?? [];
    if (about === '') return [];
    const rest = lines.slice(at + 1);
    const end = rest.findIndex(
      (next) => next.trim() !== '' && next.length - next.trimStart().length < indent.length + 1,
    );
    const own = (end < 0 ? rest : rest.slice(0, end)).map((text, off) => ({ text, line: line + at + 1 + off }));
    const depth = Math.min(
      ...own.filter(({ text }) => text.trim() !== '').map(({ text }) => text.length - text.trimStart().length),
    );
    const items = own.flatMap((child): EnumeratedItem[] => {
      if (child.text.length - child.text.trimStart().length !== depth) return [];
      const [, name] = /^\s*(?:- )?(?:name: *)?["']?([A-Za-z][\w.-]{1,30})["']?\s*(?::|,|$|#)/.exec(child.text) ?? [];
      return name === undefined ? [] : [{ name, text: child.text, line: child.line }];
    });
    return [{ items, about: wordsOf(about).join(' '), line: line + at }];
  });
}

/** What is deployed. */
function inServices({ services }: Design): Enumeration[] {
  const items = services.map(({ name, line }) => ({ name, text: name, line }));
  return [{ items, about: 'services', line: items[0]?.line ?? 0 }];
}

/** Lists of objects in JSON, by what names each. */
function inData({ payloads }: Design): Enumeration[] {
  return payloads.flatMap(({ value, line, lineOf, saidToBe }) => {
    const lists = Array.isArray(value) ? [{ list: value as unknown[], path: [] as string[] }] : listsIn(value);
    return lists.map(({ list, path }) => ({
      items: list.flatMap((one, at): EnumeratedItem[] => {
        const name = nameIn(one);
        return name === undefined ? [] : [{ name, text: JSON.stringify(one), line: lineOf([...path, at]) }];
      }),
      about: [saidToBe, ...path].join(' · '),
      line,
    }));
  });
}

function listsIn(value: unknown): { list: unknown[]; path: string[] }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, list]) =>
    Array.isArray(list) ? [{ list: list as unknown[], path: [key] }] : [],
  );
}

function nameIn(one: unknown): string | undefined {
  if (typeof one === 'string') return one;
  if (typeof one !== 'object' || one === null) return undefined;
  const named = Object.entries(one).find(
    ([key, value]) => /^(?:name|key|id|service|system|dependency|component)$/i.test(key) && typeof value === 'string',
  );
  return named?.[1] as string | undefined;
}

/** `Third parties: Fastly (delivery), Paddle (subscriptions) and Postmark (mail).` */
const LISTED = /^([^:.]{3,80}):\s+([^:]{10,300}?)\.?$/;
const THING = /^(?:`[\w.-]+`|(?:the )?[A-Z][\w.-]*(?: [A-Z0-9][\w.-]*){0,3})$/;

function inSentences({ prose }: Design): Enumeration[] {
  const rows = new Set(prose.tables.flatMap((table) => table.rows.map(({ line }) => line)));
  return prose.passages.flatMap((passage) => {
    if (passage.aside || rows.has(passage.line)) return [];
    return passage.text
      .replaceAll('\n', ' ')
      .split(/(?<=\.)\s+(?=[A-Z])/)
      .flatMap((sentence): Enumeration[] => {
        const [, about = '', list = ''] = LISTED.exec(sentence.trim()) ?? [];
        const names = list
          .replace(/ ?\([^)]*\)/g, '')
          .split(/,? and |, /)
          .map((name) => name.trim());
        if (names.length < LEAST || !names.every((name) => THING.test(name))) return [];
        const items = names.map((name) => ({ name: plain(name), text: name, line: passage.line }));
        return [{ items, about, line: passage.line }];
      });
  });
}

const FAILS_IN_TITLE =
  /^(?:[\d.]+\s+)?(?:(?:when|if) )?(?:the )?(.{2,40}?) (?:is|goes|are|fails?|gone|has)\b.*$|^(?:[\d.]+\s+)?(?:loss|outage|failure|absence) of (?:the )?(.{2,40})$|^(?:[\d.]+\s+)?(?:without|no) (?:the )?(.{2,40})$/i;

/** Headings beside each other, each of a thing that fails. */
function inHeadings({ prose }: Design): Enumeration[] {
  const found = prose.sections.flatMap(({ heading, depth, line }) => {
    const [, ...names] = FAILS_IN_TITLE.exec(plain(heading)) ?? [];
    const name = names.find((one) => one !== undefined);
    return name === undefined ? [] : [{ depth, item: { name, text: heading, line } }];
  });
  return [...new Set(found.map(({ depth }) => depth))].map((depth) => {
    const items = found.filter((one) => one.depth === depth).map(({ item }) => item);
    return { items, about: items.map(({ text }) => text).join(' · '), line: items[0]?.line ?? 0 };
  });
}

/** The nodes of a flow that are drawn alike, and not as most are. */
function inDrawings({ diagrams }: Design): Enumeration[] {
  return diagrams.flatMap((diagram) => {
    if (diagram.kind !== 'flow' && diagram.kind !== 'c4') return [];
    const shapes = new Set(diagram.nodes.map(({ shape }) => shape));
    return [...shapes]
      .filter((shape) => /^(?:\{\{\}\}|\[\[\]\]|>\]|\[\/\/\]|\w+_Ext)$/.test(shape))
      .map((shape) => ({
        items: diagram.nodes
          .filter((node) => node.shape === shape)
          .map(({ label, line }) => ({ name: plain(label.replace(/<br.*$/is, '')), text: label, line })),
        about: /_Ext$/.test(shape) ? 'external systems' : 'diagram',
        line: diagram.line,
      }));
  });
}

/** In characters. */
const LONGEST = 60;
/** In lines, between a sentence and what it is about. */
const FARTHEST = 3;

/** The paragraph right above, and the heading; a title above (`§4 External interfaces`) stands for the heading. */
function around(design: Design, section: string, line: number): string {
  const before = above(design, line);
  return before.some((text) => text.length < LONGEST && !/[.:]$/.test(text))
    ? before.join(' ')
    : [section, ...before].join(' · ');
}

/** The paragraph right above. */
function above({ prose }: Design, line: number): string[] {
  const last = prose.passages.findLast((one) => one.line < line);
  if (!last || line - last.line - (last.text.match(/\n/g) ?? []).length > FARTHEST) return [];
  return [last.text.replaceAll('\n', ' ')];
}

function plain(text: string): string {
  return text
    .replace(/[`*_]+(?=\s|\W|$)|(?<=^|\s|\W)[`*_]+/g, '')
    .replace(/[:.,]+$/, '')
    .trim();
}
