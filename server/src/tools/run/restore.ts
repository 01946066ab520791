import { restore } from '../restore.ts';
import { runTool } from '../run-tool.ts';

await runTool(restore);
