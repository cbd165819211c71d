import { type ReactNode, useEffect, useState } from 'react';

/** A screen whose code is read when it is needed. */
export type Late<Props> = {
  /** Draws it. Where its code has not come yet, nothing stands there for a moment. */
  Screen(props: Props): ReactNode;
  /** Reads the code; resolves when the screen can be drawn at once. */
  load(): Promise<void>;
};

/** What a first frame does without is not read before it. */
export function late<Props extends object>(read: () => Promise<(props: Props) => ReactNode>): Late<Props> {
  let Loaded: ((props: Props) => ReactNode) | undefined;
  const load = async (): Promise<void> => {
    Loaded ??= await read();
  };
  return {
    load,
    Screen(props) {
      const [, drawAgain] = useState(Loaded !== undefined);
      useEffect(() => {
        if (!Loaded) void load().then(() => drawAgain(true));
      });
      return Loaded && <Loaded {...props} />;
    },
  };
}
