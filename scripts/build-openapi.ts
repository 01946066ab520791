import { contracts } from '@lianke/shared/contracts';
import { buildOpenApi } from '../server/src/kernel/http/open-api.ts';
import { writeOrCheck } from './checks/write-or-check.ts';

/** docs/openapi.json from the contracts, committed so that a change of the API is seen in review. */
writeOrCheck('docs/openapi.json', `${JSON.stringify(buildOpenApi(contracts), null, 2)}\n`, 'npm run openapi');
