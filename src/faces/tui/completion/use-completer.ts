import { useMemo, useRef, useState } from 'react';
import type { Stage } from '../stage.ts';
import { type Completer, createCompleter, type Offer } from './completer.ts';
import type { SlashCommand } from './slash.ts';

/**
 * What is completed in the fields of a screen: names after `@`, and its commands.
 *
 * @param refuse hears why a text that looks like a command is none
 * @returns what the field asks, and whether its list is shown: the keys are the list's then
 */
export function useCompleter(
  stage: Stage,
  commands: readonly SlashCommand[] = [],
  refuse: (sentence: string) => void = () => undefined,
): [Completer, boolean] {
  const [isOpen, onOpen] = useState(false);
  const offer = useRef<Offer>({ commands, refuse, onOpen });
  offer.current = { commands, refuse, onOpen };
  const completer = useMemo(() => createCompleter(stage, () => offer.current), [stage]);
  return [completer, isOpen];
}
