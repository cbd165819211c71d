import { headingKey, headingOf } from '../text/headings.ts';
import { overlapOf } from './overlap.ts';

/** A report that was cut off, as its next reply has to go on with it. */
export type Cut = {
  /** What stands, to its last character. */
  text: string;
  title: string;
  /** The heading of the section that is open. */
  heading?: string;
  /** The headings that are due. */
  due: readonly string[];
  /** Whether it ends inside of a code block. */
  inCode: boolean;
};

/** What is to be added to what stands. `anew`: the report begins again with it, wherever it was cut. */
export type Joined = { text: string; anew?: true };

/** Takes a reply as it comes, and gives what it adds; '' while that is not plain yet. */
export type Seam = { push(text: string): Joined; end(): Joined };

/**
 * Joins a reply to a report that was cut off. Asked to go on with the next character, a model may do something else:
 * begin the report again, repeat the end (`overlapOf`), the heading of the section or the opening line of the code, or
 * announce that it goes on. What it repeats is dropped, as is an announcement of the closed list that is a line of its
 * own; both only at the very beginning. All else is taken as it comes, but for a heading that would stick to a line.
 *
 * However the reply is chunked, the same is added.
 */
export function createSeam(cut: Cut): Seam {
  let held: string | undefined = '';
  let enough = 0;
  const take = (text: string, isWhole: boolean): Joined => {
    if (held === undefined) return { text };
    held += text;
    if (held.length < enough && !isWhole) return { text: '' };
    const joined = join(cut, held, isWhole);
    // A long repetition is looked at again when there is more of it: each look costs as much as all of it.
    enough = held.length < SHORT ? 0 : held.length * 1.05;
    if (!joined) return { text: '' };
    held = undefined;
    return joined;
  };
  return { push: (text) => take(text, false), end: () => take('', true) };
}

const SHORT = 4096;

/** Nothing while more of the reply has to come. */
function join(cut: Cut, reply: string, isWhole: boolean): Joined | undefined {
  const blank = /^(?:[ \t]*\r?\n)*/.exec(reply)?.[0].length ?? 0;
  let rest = reply.slice(blank);
  let isDropped = false;
  for (;;) {
    if (rest.trim() === '' && !isWhole) return undefined;
    const end = rest.indexOf('\n');
    const line = (end === -1 ? rest : rest.slice(0, end)).trimEnd();
    if (end === -1 && !isWhole && mayDecide(cut, line)) return undefined;
    if (beginsAnew(cut, line)) return { text: rest, anew: true };
    const overlap = overlapOf(cut, rest, isWhole);
    if (overlap === 'more') return undefined;
    if (overlap !== 'none') return withoutGap(cut, rest.slice(overlap.length), isWhole);
    const after = end === -1 ? '' : rest.slice(end + 1);
    const isAnnounced = announces(line);
    if (isAnnounced || isRepeatedLine(cut, line)) {
      if (after === '' && !isWhole) return undefined;
      // The blank line below belongs to it, but for the opening of code.
      rest = (isAnnounced || !cut.inCode) && after.startsWith('\n') ? after.slice(1) : after;
      isDropped = true;
    } else if (isDropped) return { text: rest };
    else return { text: sticksTo(cut, line) ? `\n\n${rest}` : reply };
  }
}

/** Whether a line, as far as it has come, may be one that says how the reply goes on. */
function mayDecide({ inCode }: Cut, line: string): boolean {
  if (line.length > LONGEST) return false;
  return /^ {0,3}#/.test(line) || (inCode && /^\s*[`~]/.test(line)) || mayAnnounce(line);
}

const LONGEST = 200;

/** Inside of code `# …` is a comment, unless it says the title. */
function beginsAnew({ text, title }: Cut, line: string): boolean {
  const heading = headingOf(line, 1);
  return heading !== undefined && headingKey(heading) === headingKey(title) && !/(?:^|\n)#+$/.test(text);
}

function isRepeatedLine(cut: Cut, line: string): boolean {
  if (cut.inCode) return isOpening(cut, line);
  const title = headingOf(line, 1);
  if (title !== undefined) return isContinued(title, cut.title);
  const heading = headingOf(line, 2);
  if (heading === undefined || cut.heading === undefined) return false;
  return headingKey(heading) === headingKey(cut.heading) || isContinued(heading, cut.heading);
}

/** `Flow (continued)`. */
function isContinued(heading: string, of: string): boolean {
  const bare = heading.replace(/[\s(,:–—-]*\b(?:continued|cont\.?|contd\.?)\W*$/i, '');
  return bare !== heading && headingKey(bare) === headingKey(of);
}

/** The line that opened the code block: with a language it cannot close it. */
function isOpening({ text }: Cut, line: string): boolean {
  const opening = text
    .match(/^[ \t]*(?:`{3,}|~{3,})[^\n]*$/gm)
    ?.at(-1)
    ?.trim();
  return opening === line.trim() && /^(?:`{3,}|~{3,})[ \t]*[^`~\s]/.test(line.trim());
}

const ANNOUNCEMENTS = [
  /^(?:(?:sure|okay|ok|certainly|of course|understood|apologies|sorry)[,.!:;]? +)?(?:(?:i(?:'|’)?(?:ll| will| am|m)|let me|i)? *(?:now )?)?(?:continu(?:e|ing)|resum(?:e|ing)|pick(?:ing)? up|go(?:ing)? on|carry(?:ing)? on)\b.{0,60}\b(?:i|it|we|my (?:last )?(?:reply|response|message|output)|the (?:reply|response|report|output|connection|text))\b.{0,40}[.:…]+$/i,
  /^(?:(?:sure|okay|ok)[,.!:;]? +)?here(?:'s|’s| is) the (?:rest|remainder|continuation)\b.{0,60}[.:…]+$/i,
  /^[([*_]*(?:continued|continuing|continuation)[)\]*_.:…]+$/i,
];

/** Whether a line says that the reply goes on, and nothing else. */
function announces(line: string): boolean {
  return line.length <= LONGEST && ANNOUNCEMENTS.some((announcement) => announcement.test(line.trim()));
}

const ANNOUNCING =
  'sure okay ok certainly of_course understood apologies sorry i let continu resum pick go carry here (cont [cont *cont _cont'
    .split(' ')
    .map((word) => word.replace('_c', ' c'));

function mayAnnounce(line: string): boolean {
  const said = line.toLowerCase();
  return ANNOUNCING.some((word) => (said.length < word.length ? word.startsWith(said) : said.startsWith(word)));
}

/** What follows an overlap, without the white space that stands already. */
function withoutGap({ text }: Cut, rest: string, isWhole: boolean): Joined | undefined {
  const gap = text.slice(text.trimEnd().length);
  if (gap.startsWith(rest) && rest.length < gap.length && !isWhole) return undefined;
  let same = 0;
  while (same < gap.length && gap[same] === rest[same]) same += 1;
  return { text: rest.slice(same) };
}

/** A heading that comes where a line has no end yet: only a due one, or after what may end a line. */
function sticksTo({ text, due, inCode }: Cut, line: string): boolean {
  const heading = headingOf(line, 2);
  if (heading === undefined || inCode || text === '' || /\n[ \t]*#*$/.test(text)) return false;
  const key = headingKey(heading);
  return /[.!?:|)`*_]\s*$/.test(text) || due.some((each) => headingKey(each) === key);
}
