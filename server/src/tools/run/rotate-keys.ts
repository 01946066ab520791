import { rotateKeys } from '../rotate-keys.ts';
import { runTool } from '../run-tool.ts';

await runTool(rotateKeys);
