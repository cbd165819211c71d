import type { ToolGrant } from '../../personas/persona.ts';
import type { ToolSpec } from '../../session/events.ts';
import { askSpec } from './ask.ts';
import { createGlob } from './glob.ts';
import { createGrep } from './grep.ts';
import { readTool } from './read.ts';
import type { Tool } from './tool.ts';

/** Every tool that the app has. A new one is one line here. */
const TOOLS: readonly Tool[] = [readTool, createGlob(), createGrep()];

/** The tools that a persona may use. A persona narrows what there is; what it denies, it does not get. */
export function createTools({ mode, granted, denied }: ToolGrant): Tool[] {
  const isGranted = (name: string) =>
    mode === 'inherit' || mode === 'all' || (mode === 'list' && granted.includes(name));
  return TOOLS.filter(({ spec: { name } }) => isGranted(name) && !denied.includes(name));
}

/** What the model is told of its tools. It can always ask. */
export function toolSpecs(tools: readonly Tool[]): ToolSpec[] {
  return [...tools.map(({ spec }) => spec), askSpec];
}
