import { useEffect } from 'react';
import { brightenScreen } from '../../../platform/screen';

/** Bright while there is a code to scan, and as it was before afterwards. */
export function useBrightScreen(wanted: boolean): void {
  useEffect(() => (wanted ? brightenScreen() : undefined), [wanted]);
}
