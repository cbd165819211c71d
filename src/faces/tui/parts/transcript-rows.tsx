import { Static, Text } from 'ink';
import type { ReactNode } from 'react';
import type { Entry } from './transcript.ts';

/** What has settled, written once each and left to the scrollback. It must stay mounted for as long as the session. */
export function TranscriptRows({ entries }: { entries: readonly Entry[] }): ReactNode {
  return (
    <Static items={[...entries]}>
      {({ seq, lines }) => <Text key={seq}>{lines.map((line) => line || ' ').join('\n')}</Text>}
    </Static>
  );
}
