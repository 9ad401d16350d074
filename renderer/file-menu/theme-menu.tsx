import { Check, Moon, Sun, SunMoon } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { type Theme, useView } from '../stores/view-store.ts'
import './menu.css'

const THEMES: readonly { readonly theme: Theme; readonly name: string; readonly Icon: typeof Sun }[] = [
  { theme: 'system', name: 'As the system', Icon: SunMoon },
  { theme: 'light', name: 'Light', Icon: Sun },
  { theme: 'dark', name: 'Dark', Icon: Moon },
]

export function ThemeMenu() {
  const theme = useView(state => state.theme)
  const setTheme = useView(state => state.setTheme)
  const Icon = THEMES.find(offer => offer.theme === theme)?.Icon ?? SunMoon
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="icon-button" aria-label="Theme" title="Theme">
        <Icon size={16} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          <DropdownMenu.RadioGroup value={theme}>
            {THEMES.map(offer => (
              <DropdownMenu.RadioItem
                key={offer.theme}
                className="menu-item"
                value={offer.theme}
                onSelect={() => setTheme(offer.theme)}
              >
                <span>{offer.name}</span>
                <DropdownMenu.ItemIndicator>
                  <Check size={14} aria-hidden />
                </DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
