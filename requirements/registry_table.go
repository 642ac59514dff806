package requirements

// exceptedKeys are the keys below HKEY_LOCAL_MACHINE that a package may still write to,
// with those below them, in lower case. Source: the page "InfVerif /h", section
// "Registry".
var exceptedKeys = []string{
	`system\currentcontrolset`,
	`software\classes`,
	`software\khronos`,
	`software\microsoft\analog\providers`,
	`software\microsoft\cellular\mvsettings\devicespecific\cellux`,
	`software\microsoft\cryptography\calais\readers`,
	`software\microsoft\cryptography\calais\smartcards`,
	`software\microsoft\cryptography\drm_rng`,
	`software\microsoft\eapol`,
	`software\microsoft\palm\delaymanipulationduration`,
	`software\microsoft\shell\oem\quickactions\colorprofilequickaction`,
	`software\microsoft\speech_onecore\audioinput`,
	`software\microsoft\windows media foundation`,
	`software\microsoft\windows nt\currentversion\adaptivedisplaybrightness`,
	`software\microsoft\windows nt\currentversion\drivers.desc`,
	`software\microsoft\windows nt\currentversion\drivers32`,
	`software\microsoft\windows nt\currentversion\icm`,
	`software\microsoft\windows nt\currentversion\opengldrivers`,
	`software\microsoft\windows nt\currentversion\winlogon\notify\sccertprop`,
	`software\microsoft\windows\currentversion\app paths`,
	`software\microsoft\windows\currentversion\audio`,
	`software\microsoft\windows\currentversion\authentication`,
	`software\microsoft\windows\currentversion\control panel`,
	`software\microsoft\windows\currentversion\controls folder`,
	`software\microsoft\windows\currentversion\explorer`,
	`software\microsoft\windows\currentversion\reliability\userdefined`,
	`software\microsoft\windows\currentversion\run`,
	`software\microsoft\windows\currentversion\runonce`,
	`software\microsoft\windows\currentversion\uninstall`,
	`software\wow6432node\khronos`,
	`software\wow6432node\microsoft\windows media foundation`,
	`software\wowaa32node\khronos`,
	`software\wowaa32node\microsoft\windows media foundation`,
}

// universalKeys are those that a universal driver may write to, for the classes of
// COM and the transforms of Media Foundation. Source: the page "Using a universal INF
// file".
var universalKeys = []string{
	`software\classes`,
	`software\microsoft\windows media foundation`,
	`software\wow6432node\microsoft\windows media foundation`,
	`software\wow3232node\microsoft\windows media foundation`, // as the page has it
}
