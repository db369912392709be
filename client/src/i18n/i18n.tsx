import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { en, type Messages } from './en';

export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

const loaders: Record<Language, () => Promise<Messages>> = {
  en: async () => en,
  de: async () => (await import('./de')).de,
};

type Chosen = { language: Language; locale: string; m: Messages; choose: (language: Language) => void };

const Context = createContext<Chosen>({ language: 'en', locale: 'en', m: en, choose: () => {} });

/** What the person chose, else the first of the browser's languages that we speak. */
export function preferredLanguage(): Language {
  const stored = read('language');
  const wishes = [...(stored ? [stored] : []), ...(globalThis.navigator?.languages ?? [])];
  const known = wishes.map((wish) => wish.slice(0, 2)).find((wish) => wish in languages);
  return (known as Language | undefined) ?? 'en';
}

/** The full locale of the browser where it has our language ("en-GB"), so that dates look familiar. */
function localeFor(language: Language): string {
  return globalThis.navigator?.languages?.find((wish) => wish.startsWith(language)) ?? language;
}

export const loadMessages = (language: Language) => loaders[language]();

export function LanguageProvider(props: { language: Language; messages: Messages; children: ReactNode }) {
  const [chosen, setChosen] = useState({ language: props.language, m: props.messages });
  useEffect(() => {
    document.documentElement.lang = chosen.language;
  }, [chosen.language]);
  const value = useMemo<Chosen>(
    () => ({
      ...chosen,
      locale: localeFor(chosen.language),
      choose: (language) => {
        write('language', language);
        loadMessages(language).then((m) => setChosen({ language, m }));
      },
    }),
    [chosen],
  );
  return <Context value={value}>{props.children}</Context>;
}

export const useI18n = () => use(Context);
export const useMessages = () => use(Context).m;

/** Storage may be forbidden; then a choice lasts as long as the page. */
export function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Not kept, then.
  }
}
