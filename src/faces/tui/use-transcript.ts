import { useRef } from 'react';
import type { Item } from '../../session/view.ts';
import type { ItemLook } from './parts/item-lines.ts';
import { addItems, EMPTY_TRANSCRIPT, type Transcript } from './parts/transcript.ts';

/** The transcript of a view's items. Rows once drawn stay as they are, also when the screen changes its width. */
export function useTranscript(items: readonly Item[], look: ItemLook): Transcript {
  const transcript = useRef(EMPTY_TRANSCRIPT);
  transcript.current = addItems(transcript.current, items, look);
  return transcript.current;
}
