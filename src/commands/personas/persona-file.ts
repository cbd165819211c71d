import { stringify } from 'yaml';
import { slugOf } from '../../personas/names.ts';

/** What a new persona's file is made of. */
export type PersonaSheet = {
  name: string;
  description: string;
  model?: string;
  color?: string;
  /** Absent: whatever the app grants. */
  tools?: readonly string[];
  questions?: 'always' | 'when-unclear' | 'never';
  report?: readonly string[];
  /** The body; made from the description when it is empty. */
  prompt?: string;
  /** `user`, `repo`, or a path. */
  to?: string;
};

/** The text of the file: frontmatter in strict YAML, that every product reads alike, and the prompt. */
export function personaFile(sheet: PersonaSheet): string {
  const { name, description, tools, model, color, questions, report } = sheet;
  const front = {
    // Claude Code takes nothing but lower case and hyphens.
    name: slugOf(name),
    description: description.trim(),
    ...(tools && { tools: tools.join(', ') }),
    ...(model && { model }),
    ...(color && { color }),
    ...(questions && { questions }),
    ...(report && report.length > 0 && { report }),
  };
  return `---\n${stringify(front, { lineWidth: 0 })}---\n\n${promptOf(sheet)}\n`;
}

function promptOf({ name, description, prompt = '' }: PersonaSheet): string {
  if (prompt.trim() !== '') return prompt.trim();
  return `You are ${name}, and you design backends. You are called for this: ${description.trim()}`;
}
