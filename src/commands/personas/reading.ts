import { isOffered } from '../../personas/grant.ts';
import { loadPersona } from '../../personas/load.ts';
import type { Persona, Problem, ToolGrant, ToolsWritten } from '../../personas/persona.ts';
import { warning } from '../../personas/problem.ts';
import type { Loaded } from '../../personas/read-persona.ts';
import { TOOL_NAMES } from '../../personas/tool-names.ts';
import type { Resolved } from './resolved-model.ts';

/** How one file was read: a row of `personas check --format json`. What the file does not say is null. */
export type Reading = {
  file: string;
  usable: boolean;
  /** Why it cannot be used. */
  reason?: string;
  name: string;
  slug: string;
  displayName: string;
  description: string;
  summary: string;
  /** The file's own word; of a list all, with commas. */
  model: string | null;
  /** The id that it comes to. */
  resolvedModel: string;
  /** The file's own word. */
  color: string | null;
  permissionMode: string | null;
  /** `granted` are the tools of ours that it may be offered; those of MCP servers only where the file names them. */
  tools: ToolsWritten & Pick<ToolGrant, 'mode' | 'granted' | 'unknown'>;
  questions: Persona['questions'];
  report: string[];
  skills: string[];
  mcpServers: string[];
  /** `body`, `file`, or the key of the frontmatter. */
  promptFrom: string;
  /** In characters (code points). */
  promptLength: number;
  format: NonNullable<Persona['format']>;
  problems: Pick<Problem, 'line' | 'rule' | 'message' | 'level'>[];
};

/** What a file was read as, also where it cannot be used, or could not even be opened. */
export function readingOf(
  file: string,
  { persona, unusable, problems }: Loaded,
  resolveModel: (persona: Persona) => Resolved,
): Reading {
  const read = persona ?? unusable ?? unread(file);
  const { id, notice } = resolveModel(read);
  const all = notice === undefined ? problems : [...problems, warning('model', notice, read.modelLine ?? 1)];
  const reason = persona
    ? undefined
    : (problems.findLast(({ level }) => level === 'error')?.message ?? 'nothing in it');
  return {
    file,
    usable: persona !== undefined,
    ...(reason !== undefined && { reason }),
    name: read.name,
    slug: read.slug,
    displayName: read.displayName ?? read.name,
    description: read.description,
    summary: read.summary,
    model: read.model ?? null,
    resolvedModel: id,
    color: read.color ?? null,
    permissionMode: read.permissionMode ?? null,
    tools: toolsOf(read),
    questions: read.questions,
    report: read.report,
    skills: read.skills ?? [],
    mcpServers: read.mcpServers ?? [],
    promptFrom: read.promptFrom ?? 'body',
    promptLength: lengthOf(read.prompt),
    format: read.format ?? 'unknown',
    problems: all
      .map(({ line, rule, message, level }) => ({ line, rule, message, level }))
      .sort((a, b) => a.line - b.line),
  };
}

/** In code points. */
function lengthOf(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}

function toolsOf(persona: Persona): Reading['tools'] {
  const { tools, toolsWritten } = persona;
  const { mode, unknown } = tools;
  const granted =
    mode === 'list' || mode === 'none' ? tools.granted : TOOL_NAMES.filter((name) => isOffered(persona, name));
  return { mode, allow: toolsWritten?.allow ?? [], deny: toolsWritten?.deny ?? [], granted, unknown };
}

/** What is known of a file without its content: its name. */
function unread(file: string): Persona {
  const { unusable } = loadPersona(file, new Uint8Array(), 'file');
  if (!unusable) throw new Error('an empty file cannot be a persona');
  return unusable;
}
