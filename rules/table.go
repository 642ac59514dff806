package rules

// All returns every rule, in the order of the IDs.
func All() []*Rule {
	return []*Rule{
		unquotedSDDL,
		smartQuotedSDDL,
		emptySecurityValue,
		malformedSDDL,
		unknownSIDAlias,
		noDeviceSecurity,
		nullDACL,
		emptyDACL,
		worldFullControl,
		broadWriteAccess,
		broadReadAccess,
		restrictedCodeWithoutWorld,
		untrustedCodeAccess,
		appContainerWithoutUserGrant,
		systemCannotAccess,
		ineffectiveDenyACE,
		nonCanonicalACEOrder,
		denyLocksOutSystem,
		guestAnonymousNetworkAccess,
		serviceAccountFullControl,
		legacyOperatorGroups,
		conflictingSecurityValues,
		inconsistentSecurityAcrossTargets,
		extensionWeakensSecurity,
		missingSecureOpen,
		securityValueWrongSection,
		unreachableSecuritySection,
		deviceTypeWithoutSecurity,
		exclusiveAsSecurity,
		classSecurityNotApplied,
		secureOpenWithoutSecurity,
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
