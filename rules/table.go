package rules

// All returns every rule, in the order of the IDs.
func All() []*Rule {
	return []*Rule{
		textWindowsMisreads,
		unresolvedToken,
		unsupportedEncoding,
		includeNotFound,
		unusedSuppression,
		malformedSuppression,
		expiredSuppression,
		unquotedSDDL,
		smartQuotedSDDL,
		emptySecurityValue,
		malformedSDDL,
		unknownSIDAlias,
		malformedOrOddSID,
		aliasNewerThanTarget,
		opaqueBinaryDescriptor,
		rightsFromWrongObject,
		ownerGroupOrSACL,
		beyondDeviceSubset,
		deviceObjectInheritanceFlags,
		objectOrConditionalACE,
		adminAliasNotBuiltin,
		commentContradictsDescriptor,
		noDeviceSecurity,
		nullDACL,
		emptyDACL,
		unprotectedDACL,
		worldFullControl,
		broadWriteAccess,
		broadReadAccess,
		restrictedCodeWithoutWorld,
		untrustedCodeAccess,
		appContainerWithoutUserGrant,
		systemCannotAccess,
		adminsCannotAccess,
		adminGenericAll,
		ineffectiveDenyACE,
		nonCanonicalACEOrder,
		denyLocksOutSystem,
		redundantACE,
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
