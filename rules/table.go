package rules

// All returns every rule, in the order of the IDs.
func All() []*Rule {
	return []*Rule{
		unquotedSDDL,
		smartQuotedSDDL,
		emptySecurityValue,
		malformedSDDL,
		unknownSIDAlias,
		nullDACL,
		emptyDACL,
		worldFullControl,
		broadWriteAccess,
		broadReadAccess,
		restrictedCodeWithoutWorld,
		systemCannotAccess,
		ineffectiveDenyACE,
		nonCanonicalACEOrder,
		denyLocksOutSystem,
		missingSecureOpen,
		characteristicsClearsClass,
		characteristicsBitNotAllowed,
		wrongRegistryType,
		securityFlagPreventsEffect,
		securityValueWrongSection,
		unreachableSecuritySection,
		delregRemovesSecurity,
		securityInLocalizedStrings,
		globalClassSecurityWrite,
		umdfImpersonationTooHigh,
		umdfMethodNeitherCopy,
		umdfDirectHardwareUserMapping,
		umdfNullFileObject,
		umdfKernelModeClients,
		interfaceUnrestrictedForApps,
		filterViaRegistry,
		coInstaller,
		addSoftwareExe,
		setupDLLOutsideDriverStore,
		addPropertySecurityIneffective,
		pnpLockdownMissing,
		noCatalog,
		architectureWithoutCatalog,
	}
}

// Lookup returns the rule with the given ID or name, or nil.
func Lookup(idOrName string) *Rule {
	for _, r := range All() {
		if r.ID == idOrName || r.Name == idOrName {
			return r
		}
	}
	return nil
}
