import type { Option, Question, QuestionKind } from '../../session/question.ts';
import { isRecord, parseJson } from './tool-input.ts';

/**
 * One question in any of the shapes that models write: ours, and those of the question tools of other products, which
 * they know from training. Undefined when there is nothing to ask in it.
 */
export function readQuestion(item: unknown, id: string): Question | undefined {
  const fields = isRecord(item) ? item : { question: item };
  const header = firstText(fields, ['header', 'topic', 'title', 'short']);
  const question = firstText(fields, ['question', 'prompt', 'text', 'message', 'query']) ?? header;
  if (question === undefined) return undefined;
  const read = readOptions(firstList(fields, ['options', 'choices', 'answers']));
  const { kind, options } = settleKind(kindOf(fields), wantsSeveral(fields), read.options);
  const advice = readAdvice(fields, read.recommended);
  const recommended = settleAdvice(kind, options, advice.recommended ?? read.only ?? []);
  const why = firstText(fields, ['why', 'description', 'rationale', 'context', 'details']);
  return {
    id,
    header: oneLine(header ?? question, 40),
    question,
    ...(why !== undefined && { why }),
    kind,
    options,
    ...(recommended !== undefined && { recommended }),
    ...(recommended !== undefined && advice.because !== undefined && { because: advice.because }),
  };
}

const KINDS: Record<string, QuestionKind> = {
  single: 'single',
  choice: 'single',
  radio: 'single',
  select: 'single',
  singlechoice: 'single',
  singleselect: 'single',
  multiplechoice: 'single',
  several: 'several',
  multi: 'several',
  multiple: 'several',
  multichoice: 'several',
  multiselect: 'several',
  checkbox: 'several',
  checkboxes: 'several',
  yesno: 'yes-no',
  boolean: 'yes-no',
  bool: 'yes-no',
  confirm: 'yes-no',
  text: 'text',
  freetext: 'text',
  string: 'text',
  open: 'text',
  input: 'text',
  number: 'text',
};

function kindOf(fields: Record<string, unknown>): QuestionKind | undefined {
  const written = firstText(fields, ['kind', 'type']);
  return written === undefined ? undefined : KINDS[written.toLowerCase().replace(/[^a-z]/g, '')];
}

function wantsSeveral(fields: Record<string, unknown>): boolean {
  const names = ['multiSelect', 'multi_select', 'multiselect', 'multiple', 'allowMultiple', 'allow_multiple'];
  return names.some((name) => fields[name] === true || fields[name] === 'true');
}

/** Makes kind and options agree: who offers a choice means one, and free words are possible with every kind. */
function settleKind(
  kind: QuestionKind | undefined,
  several: boolean,
  options: Option[],
): { kind: QuestionKind; options: Option[] } {
  const yesNo = asYesNo(options);
  if (kind === 'yes-no' && (options.length < 2 || yesNo)) return { kind, options: yesNo ?? YES_NO };
  if (options.length < 2) return { kind: 'text', options: [] };
  if (several || kind === 'several') return { kind: 'several', options };
  if (yesNo && kind === undefined) return { kind: 'yes-no', options: yesNo };
  return { kind: 'single', options };
}

const YES_NO: Option[] = [{ label: 'Yes' }, { label: 'No' }];

/** `Yes` and `No` out of two options that say so, whatever else they say: that becomes the effect. */
function asYesNo(options: readonly Option[]): Option[] | undefined {
  const [yes, no] = ['yes', 'no'].map((word) => {
    const option = options.find(({ label }) => new RegExp(`^${word}\\b`, 'i').test(label));
    const more = option?.label.slice(word.length).replace(/^[\s,;:.–—-]+/, '');
    const effect = [more, option?.effect].filter(Boolean).join('. ');
    return option && { label: word === 'yes' ? 'Yes' : 'No', ...(effect !== '' && { effect }) };
  });
  return options.length === 2 && yes && no ? [yes, no] : undefined;
}

/**
 * The options, without "Other", for other words are always possible; those that are marked as recommended; and the
 * only one, where it is no choice but a proposal.
 */
function readOptions(list: readonly unknown[]): { options: Option[]; recommended?: string[]; only?: string[] } {
  const options: Option[] = [];
  const recommended: string[] = [];
  for (const item of list) {
    const read = readOption(item);
    if (!read || OTHER.test(read.option.label)) continue;
    const option = { ...read.option, label: unused(read.option.label, options) };
    options.push(option);
    if (read.isRecommended) recommended.push(option.label);
  }
  const only = options.length === 1 ? options.map(({ label }) => label) : undefined;
  return { options, ...(recommended.length > 0 && { recommended }), ...(only && { only }) };
}

const OTHER = /^(other|something else)\b[^a-z]*(\(.*\)|(please )?(specify|describe|explain).*)?$/i;
const MARK = /^recommended:\s*|\s*[([](strongly )?(recommended|suggested)[)\]]\s*|\s+[-–—]\s+recommended$/i;

function readOption(item: unknown): { option: Option; isRecommended: boolean } | undefined {
  const fields = isRecord(item) ? item : { label: item };
  const written = firstText(fields, ['label', 'name', 'title', 'text', 'value', 'option']);
  if (written === undefined) return undefined;
  const label = oneLine(written.replace(MARK, ' '), 200);
  if (label === '') return undefined;
  const effect = firstText(fields, ['effect', 'description', 'detail', 'details', 'impact', 'explanation']);
  const flags = [fields.recommended, fields.isRecommended, fields.default];
  return {
    option: { label, ...(effect !== undefined && { effect }) },
    isRecommended: MARK.test(written) || flags.includes(true) || flags.includes('true'),
  };
}

/** Answers name an option by its label, so no two are alike. */
function unused(label: string, options: readonly Option[]): string {
  const taken = options.filter((option) => option.label.replace(/ \(\d+\)$/, '') === label).length;
  return taken === 0 ? label : `${label} (${taken + 1})`;
}

/** What is recommended, as it was written: one or several, of which none need be an option. */
function readAdvice(
  fields: Record<string, unknown>,
  marked: string[] | undefined,
): { recommended: string[] | undefined; because: string | undefined } {
  const given = ['recommended', 'recommendation', 'suggested', 'default'].map((name) => fields[name]);
  const advice = given.find((value) => value !== undefined && value !== null && value !== '');
  const [first] = asList(advice);
  const inner = isRecord(first) ? first : {};
  const said = asList(advice).flatMap((each) => {
    return (isRecord(each) ? firstText(each, ['label', 'option', 'answer', 'value']) : asText(each)) ?? [];
  });
  const names = ['because', 'reason', 'recommendedBecause', 'recommendation_reason'];
  const because = firstText(fields, names) ?? firstText(inner, [...names, 'why']);
  return { recommended: said.length > 0 ? said : marked, because };
}

/** The value, or those in it: a list may also come encoded as a string. */
function asList(value: unknown): unknown[] {
  const list = typeof value === 'string' && value.trim().startsWith('[') ? parseJson(value) : value;
  return Array.isArray(list) ? list : [value];
}

/**
 * What the advice means: a label, of several as many as it names, in their order; for `text` its words. Advice that
 * means none of the options is dropped: it could not be taken.
 */
function settleAdvice(
  kind: QuestionKind,
  options: readonly Option[],
  advice: readonly string[],
): string | string[] | undefined {
  if (kind === 'text') return advice.length > 0 ? advice.join(', ') : undefined;
  const meant = advice.flatMap((words) => {
    return (kind === 'several' ? allMeant(options, words) : undefined) ?? meantLabel(kind, options, words) ?? [];
  });
  if (kind !== 'several') return meant[0];
  const labels = options.flatMap(({ label }) => (meant.includes(label) ? [label] : []));
  return labels.length > 0 ? labels : undefined;
}

/** The labels in a text that is nothing but labels: `EU, US and Asia`. A label may hold such separators itself. */
function allMeant(options: readonly Option[], words: string): string[] | undefined {
  const parts = words.split(/[,;|+&\n]|\band\b/).filter((part) => plain(part) !== '');
  const labels = parts.map((part) => sameLabel(options, part));
  const isOne = parts.length < 2 || sameLabel(options, words) !== undefined;
  return isOne || labels.includes(undefined) ? undefined : labels.filter((label) => label !== undefined);
}

function meantLabel(kind: QuestionKind, options: readonly Option[], advice: string): string | undefined {
  const words = kind === 'yes-no' ? advice.replace(/^true$/i, 'yes').replace(/^false$/i, 'no') : advice;
  const wanted = plain(words);
  const near = options.filter(({ label }) => wanted.startsWith(plain(label)) || plain(label).startsWith(wanted));
  return sameLabel(options, words) ?? (near.length === 1 && wanted !== '' ? near[0]?.label : undefined);
}

function sameLabel(options: readonly Option[], words: string): string | undefined {
  return options.find(({ label }) => plain(label) === plain(words))?.label;
}

function plain(label: string): string {
  return label
    .replace(MARK, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function firstList(fields: Record<string, unknown>, names: readonly string[]): unknown[] {
  for (const name of names) {
    const value = fields[name];
    const list = typeof value === 'string' ? (parseJson(value) ?? listed(value)) : value;
    if (Array.isArray(list)) return list;
  }
  return [];
}

/** A list written as text: a line each, perhaps with bullets, or one line with separators. */
function listed(text: string): string[] {
  return text.split(text.includes('\n') ? '\n' : /[|;,]/).map((line) => line.replace(/^\s*([-*•]|\d+[.)])\s+/, ''));
}

function firstText(fields: Record<string, unknown>, names: readonly string[]): string | undefined {
  return names.map((name) => asText(fields[name])).find((text) => text !== undefined);
}

function asText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** One line of at most so many characters, cut between words where it can be. */
function oneLine(text: string, max: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= max) return line;
  const cut = line.slice(0, max - 1);
  return `${cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut}…`;
}
