const DOWN = [
  /^\s*--\s*\+(?:goose|migrate)\s+down\b/i,
  /^\s*--\s*migrate:down\b/i,
  /^\s*--\s*\/\/\s*@undo\b/i,
  /^\s*--[\s\-=#*>]*(?:v?\d[\w.]*[\s:._-]+)?(?:down|rollback|roll back|revert|undo)(?:\s+(?:migration|script|part|step|steps|sql))?\s*(?:\([^)]*\))?[\s\-=#*:.]*$/i,
];
const UP =
  /^\s*--\s*(?:\+(?:goose|migrate)\s+up\b|migrate:up\b|[\s\-=#*>]*(?:v?\d[\w.]*[\s:._-]+)?(?:up|forward|apply)(?:\s+(?:migration|script|part|step|steps|sql))?\s*(?:\([^)]*\))?[\s\-=#*:.]*$)/i;

/** A migration without the part that takes it back: its lines are empty, so that every other line keeps its number. */
export function withoutDown(text: string): string {
  if (!/down|undo|roll|revert/i.test(text)) return text;
  let down = false;
  return text
    .split('\n')
    .map((line) => {
      if (UP.test(line)) down = false;
      else if (DOWN.some((mark) => mark.test(line))) down = true;
      return down ? '' : line;
    })
    .join('\n');
}
