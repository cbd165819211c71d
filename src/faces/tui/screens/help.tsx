import type { ReactNode } from 'react';
import { useKeys } from '../keys.ts';
import { header } from '../parts/header.ts';
import { lastLine } from '../parts/last-line.ts';
import { row } from '../parts/row.ts';
import { GAP, Stack } from '../parts/stack.tsx';
import type { ScreenProps } from './screen-props.ts';
