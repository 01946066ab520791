import type { Paper } from './types';

/** Shows a PDF. Call it in the tap itself, so that the browser lets the new page open; rejects when the bytes did not come or nothing can show it. */
export declare function showPaper(read: () => Promise<Paper>): Promise<void>;
/** Gets the file out of the app: to a chat or to the device (`fileGoes`). Must be called in the tap itself; rejects when somebody said no. */
export declare function keepPaper(paper: Paper): Promise<void>;
