import { verifyAudit } from '../verify-audit.ts';
import { runTool } from '../run-tool.ts';

await runTool(verifyAudit);
