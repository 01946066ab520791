import { openLockedRecords } from '../open-locked.ts';
import { runTool } from '../run-tool.ts';

await runTool(openLockedRecords);
