import { useRef } from 'react';
import type { View } from '../../session/view.ts';
import type { ItemLook } from './parts/item-lines.ts';
import { addItems, EMPTY_TRANSCRIPT, type Transcript } from './parts/transcript.ts';

/** The transcript of a view. Rows once drawn stay as they are, also when the screen changes its width. */
export function useTranscript(view: View, look: Omit<ItemLook, 'started'>): Transcript {
  const transcript = useRef(EMPTY_TRANSCRIPT);
  transcript.current = addItems(transcript.current, view.items, { ...look, started: view.started });
  return transcript.current;
}
