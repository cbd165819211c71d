import { sanitizeLine } from '../../../text/sanitize.ts';
import { widthOf } from '../../../text/width.ts';
import { row, type Span, textWidth } from '../parts/row.ts';
import type { Theme } from '../theme.ts';
import { drawText } from './draw-text.ts';
import { arrow } from './fit-blocks.ts';
import { hintLine } from './hint-line.ts';
import { bodyRoom, framed } from './page-frame.ts';
import { drawAsked } from './question-body.ts';
import { isSaid } from './question-draft.ts';
import { type FormState, shownQuestion } from './question-form-state.ts';
import { startText, type TextAreaFrame } from './text-area-state.ts';

/** Rows that the words take, of those there are. */
const SHARE = 0.6;
const MOST = 12;
const STAYS = 'the questions stay';
const PLACEHOLDER = 'ask back, object, add';

/** The field for words in place of answers, in a form of this size. */
export function talkFrame(columns: number, rows: number): TextAreaFrame {
  const height = Math.max(1, Math.min(MOST, Math.floor(bodyRoom(rows) * SHARE)));
  return { width: Math.max(2, textWidth(columns) - 3), height, history: [] };
}

/** The page on which the user replies in words: what was asked, as far as there is room, and the words. */
export function drawTalk(theme: Theme, state: FormState, columns: number, rows: number): string[] {
  const { signs, dim } = theme;
  const { talk = startText() } = state;
  const [question, draft] = shownQuestion(state) ?? [];
  const { width, height } = talkFrame(columns, rows);
  const room = bodyRoom(rows) - height - 1;
  const look = question && draft && { theme, question, draft, writing: undefined, columns, room };
  const asked = look && room > 0 ? [...drawAsked(look, room, signs.ellipsis), ''] : [];
  const placeholder = `${PLACEHOLDER} ${signs.ellipsis}`;
  const { rows: words, above, below } = drawText(theme, talk, { width, height, active: true, placeholder });
  const field = words.map((text, at) => {
    const more = at === 0 && above ? 'up' : at === words.length - 1 && below ? 'down' : undefined;
    return ` ${dim(more ? arrow(theme, more) : signs.rule)} ${text}`;
  });
  const keys = hintLine(theme, columns, 'question-talk', { words: isSaid(talk) ? {} : { send: '' } });
  return framed(
    titleRow(theme, question?.header, columns),
    [...asked.map((text) => ` ${text}`.trimEnd()), ...field],
    keys,
    rows,
  );
}

function titleRow({ signs, accent, strong, dim }: Theme, header: string | undefined, columns: number): string {
  const title: Span[] = [
    [` ${signs.bar} `, accent],
    ['Talk it over', strong],
    [header ? `   ${sanitizeLine(header)}` : '', dim],
  ];
  const taken = title.reduce((sum, [text]) => sum + widthOf(text), 0);
  const fits = taken + STAYS.length <= textWidth(columns);
  return row(textWidth(columns) + 1, title, fits ? [[STAYS, dim]] : [], signs.ellipsis);
}
