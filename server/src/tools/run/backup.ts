import { backup } from '../backup.ts';
import { runTool } from '../run-tool.ts';

await runTool(backup);
