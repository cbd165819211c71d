import type { ToolSpec } from '../../session/events.ts';
import { askSpec } from './ask.ts';
import { createBash, type ShellMachine } from './bash.ts';
import { checkTool } from './check.ts';
import { editTool } from './edit.ts';
import { createGlob } from './glob.ts';
import { createGrep } from './grep.ts';
import { readTool } from './read.ts';
import type { Tool } from './tool.ts';
import { createWebFetch, type WebFetchOptions } from './web-fetch.ts';
import { webSearchSpec } from './web-search.ts';
import { writeTool } from './write.ts';

/** What tools need of the machine and of the program. */
export type Machine = { shell: ShellMachine; web: WebFetchOptions };

/** Every tool that the app has. A new one is one line here. */
function allTools({ shell, web }: Machine): Tool[] {
  const looking = [readTool, createGlob(), createGrep(), checkTool];
  const acting = [writeTool, editTool, createBash(shell), createWebFetch(web)];
  return [...looking, ...acting] as Tool[];
}

/** Looks at nothing but what it is given: whatever a persona's list says, it is there. */
const ALWAYS = new Set([checkTool.spec.name]);

/** The tools that are offered; a persona narrows what there is. */
export function createTools(machine: Machine, isOffered: (name: string) => boolean): Tool[] {
  return allTools(machine).filter(({ spec: { name } }) => ALWAYS.has(name) || isOffered(name));
}

/** What the model is told of its tools. It can always ask. @param withSearch the provider's own search of the web */
export function toolSpecs(tools: readonly Tool[], withSearch = false): ToolSpec[] {
  return [...tools.map(({ spec }) => spec), ...(withSearch ? [webSearchSpec] : []), askSpec];
}
