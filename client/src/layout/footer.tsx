import { useState } from 'react';
import { type Language, languages, useI18n } from '../i18n/i18n';
import { chooseTheme, type Theme, theme } from './theme';

export function Footer() {
  const { m, language, choose } = useI18n();
  const [shown, show] = useState<Theme>(theme);
  return (
    <footer className="bottom">
      <div className="bottom-inner">
        <p>{m.footer.promise}</p>
        <div className="bottom-choices">
          <label>
            {m.footer.language}
            <select value={language} onChange={(event) => choose(event.target.value as Language)}>
              {Object.entries(languages).map(([code, name]) => (
                <option key={code} value={code} lang={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label>
            {m.footer.theme}
            <select
              value={shown}
              onChange={(event) => {
                const wish = event.target.value as Theme;
                show(wish);
                chooseTheme(wish);
              }}
            >
              <option value="system">{m.footer.system}</option>
              <option value="light">{m.footer.light}</option>
              <option value="dark">{m.footer.dark}</option>
            </select>
          </label>
        </div>
      </div>
    </footer>
  );
}
