import { type ReactNode, useEffect, useState } from 'react';
import { Say } from '../parts/say.tsx';
import type { ScreenProps } from '../screen-props.ts';
import type { LocalModels } from '../stage.ts';

export type NoticeProps = ScreenProps & {
  /** Why it is the planner: one sentence. */
  notice: string;
  onGoOn(): void;
  onBack(): void;
};

/** Before the planner designs in place of a model, it says so. */
export function Notice({ notice, onGoOn, onBack, ...props }: NoticeProps): ReactNode {
  const { errands } = props.stage;
  const [local, find] = useState<LocalModels>();
  useEffect(() => void errands?.findLocal().then(find), [errands]);
  const use = (): void => {
    if (!local) return;
    errands?.takeLocal(local);
    onGoOn();
  };
  return (
    <Say
      {...props}
      title="The planner designs"
      text={[notice, WHAT_IT_IS, HOW_TO_GET_A_MODEL, ...(local ? [foundWords(local)] : [])]}
      words={{ go: 'go on with it' }}
      onGo={onGoOn}
      onBack={onBack}
      {...(local && { onLocal: use })}
    />
  );
}

const WHAT_IT_IS =
  'It is built in, and needs no network and no account: its rules give a sound baseline, not a second opinion.';
const HOW_TO_GET_A_MODEL =
  'For a model, set ANTHROPIC_API_KEY; or ANTHROPIC_BASE_URL, for any server that speaks the Messages API.';

function foundWords({ name, url, model }: LocalModels): string {
  return `${name} answers at ${url.replace(/^https?:\/\//, '')}: press o, and ${model} designs.`;
}
