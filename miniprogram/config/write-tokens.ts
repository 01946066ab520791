import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { themeJson, themeScss, tokensScss } from './token-files.ts';

const src = path.resolve(import.meta.dirname, '../src');
writeFileSync(path.join(src, 'styles/tokens.scss'), tokensScss());
writeFileSync(path.join(src, 'styles/theme.scss'), themeScss());
writeFileSync(path.join(src, 'theme.json'), themeJson());
